# SPDX-License-Identifier: EUPL-1.2
"""The stable keys of actions that a list brings."""

from collections.abc import Collection, Sequence

from django.utils.text import slugify

LONGEST = 80


def new_action_keys(wished: Sequence[tuple[str, str]], taken: Collection[str]) -> list[str]:
    """A key for each new action: the letter of its theme and its title, with a number where that key is taken.

    In: letter and title of each, and the keys that are there. Example: ("A", "Kader passende zorg") becomes
    "a-kader-passende-zorg", and "a-kader-passende-zorg-2" where that is taken.
    """
    seen = set(taken)
    last: dict[str, int] = {}
    found = []
    for letter, title in wished:
        base = slugify(f"{letter} {title}")[:LONGEST].strip("-") or "actie"
        key = base
        while key in seen:
            last[base] = last.get(base, 1) + 1
            key = f"{base}-{last[base]}"
        seen.add(key)
        found.append(key)
    return found
