# SPDX-License-Identifier: EUPL-1.2
"""What changed, and how a line of the journal reads."""

import re
from collections.abc import Mapping
from typing import Any

UNKNOWN = "…"
EMPTY = "(leeg)"
_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The fields whose value differs, each with its value before and after.

    A field that is in one of the two only was, or becomes, None. Example: {"a": 1, "b": 2} and {"a": 1, "b": 3} give
    {"b": [2, 3]}.
    """
    fields = dict.fromkeys((*before, *after))
    return {field: [before.get(field), after.get(field)] for field in fields if before.get(field) != after.get(field)}


def phrase_in_full(phrase: str, changes: Mapping[str, list[Any]]) -> str:
    """A verb's phrase with its places filled in from the changes.

    `{old}` and `{new}` are those of the first change, `{owner_old}` and `{owner_new}` those of the field "owner".
    Example: "wees {new} aan" with {"owner": [None, "ZN"]} reads "wees ZN aan". A place that the changes do not fill
    reads "…", an empty value "(leeg)"; other braces stay as they are.
    """
    values: dict[str, Any] = {}
    for field, (old, new) in reversed(tuple(changes.items())):
        values |= {f"{field}_old": old, f"{field}_new": new, "old": old, "new": new}
    return _PLACE.sub(lambda place: _spoken(values, place.group(1)), phrase)


def _spoken(values: Mapping[str, Any], name: str) -> str:
    if name not in values:
        return UNKNOWN
    value = values[name]
    if isinstance(value, list):
        value = ", ".join(str(part) for part in value)
    return EMPTY if value is None or value == "" else str(value)
