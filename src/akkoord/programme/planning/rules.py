# SPDX-License-Identifier: EUPL-1.2
"""Calculations on planning: no database, no clock."""

from collections.abc import Mapping, Sequence

Node = str


def find_cycle(needs: Mapping[Node, Sequence[Node]]) -> tuple[Node, ...] | None:
    """A cycle in what waits for what, or None.

    `needs` gives per node the nodes it waits for. The answer begins and ends with the same node.
    Example: {"a": ["b"], "b": ["c"], "c": ["a"]} gives ("a", "b", "c", "a").
    """
    done: set[Node] = set()
    for start in needs:
        cycle = _cycle_from(start, needs, done)
        if cycle:
            return cycle
    return None


def _cycle_from(start: Node, needs: Mapping[Node, Sequence[Node]], done: set[Node]) -> tuple[Node, ...] | None:
    path: list[Node] = []
    stack: list[tuple[Node, int]] = [(start, 0)]
    while stack:
        node, position = stack.pop()
        if position == 0:
            if node in path:
                return (*path[path.index(node) :], node)
            if node in done:
                continue
            path.append(node)
        waits_for = needs.get(node, ())
        if position < len(waits_for):
            stack.append((node, position + 1))
            stack.append((waits_for[position], 0))
        else:
            done.add(path.pop())
    return None
