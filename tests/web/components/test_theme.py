# SPDX-License-Identifier: EUPL-1.2
"""The theme keeps its promise: all that is written or drawn can be read, light and dark (WCAG 2.2, 1.4.3, 1.4.11)."""

import re
from itertools import combinations
from pathlib import Path

import pytest

import akkoord.web

THEME = (Path(akkoord.web.__file__).parent / "static/akkoord/theme/akkoord.css").read_text()
PAIRS = dict(re.findall(r"--ak-([\w-]+): light-dark\((#\w{6}, #\w{6})\);", THEME))
STATUSES = ("finished", "on-schedule", "attention", "not-started", "unknown")
TEXT = [
    *[("ink", ground) for ground in ("page", "raised", "sunken", "accent-soft", "attention-soft", "mark")],
    *[("ink-soft", ground) for ground in ("page", "raised", "sunken")],
    *[("accent", ground) for ground in ("page", "raised", "sunken", "accent-soft", "attention-soft", "danger-soft")],
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("page", "ink"),
    ("page", "danger"),
    ("danger", "page"),
    ("danger", "danger-soft"),
    ("finished", "finished-soft"),
    *[(f"{name}-ink", f"{name}-soft") for name in STATUSES[1:]],
    ("attention-ink", "page"),
]
SHAPES = [*[(name, "page") for name in STATUSES], ("line-strong", "page"), ("focus", "page"), ("accent", "page")]


def colour(name: str, dark: bool) -> tuple[float, float, float]:
    code = PAIRS[name].split(", ")[dark].lstrip("#")
    return tuple(int(code[place : place + 2], 16) / 255 for place in (0, 2, 4))  # type: ignore[return-value]


def linear(rgb: tuple[float, float, float]) -> list[float]:
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]


def luminance(rgb: tuple[float, float, float]) -> float:
    red, green, blue = linear(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front: str, ground: str, dark: bool) -> float:
    light, deep = sorted((luminance(colour(front, dark)), luminance(colour(ground, dark))), reverse=True)
    return (light + 0.05) / (deep + 0.05)


def as_seen(rgb: tuple[float, float, float], matrix: tuple[tuple[float, ...], ...]) -> list[float]:
    return [sum(weight * part for weight, part in zip(row, linear(rgb), strict=True)) for row in matrix]


# Viénot, Brettel and Mollon (1999): how red-blind and green-blind people see linear RGB.
RED_BLIND = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
GREEN_BLIND = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), TEXT)
def test_text_stands_out_from_its_ground(front: str, ground: str, dark: bool) -> None:
    assert contrast(front, ground, dark) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), SHAPES)
def test_shapes_and_edges_stand_out_from_the_page(front: str, ground: str, dark: bool) -> None:
    assert contrast(front, ground, dark) >= 3


@pytest.mark.parametrize("matrix", [RED_BLIND, GREEN_BLIND], ids=["red-blind", "green-blind"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_filled_statuses_stay_apart_for_colour_blind_people(
    dark: bool, matrix: tuple[tuple[float, ...], ...]
) -> None:
    for one, other in combinations(STATUSES[:3], 2):
        seen = [as_seen(colour(name, dark), matrix) for name in (one, other)]
        distance = sum((left - right) ** 2 for left, right in zip(*seen, strict=True)) ** 0.5
        assert distance > 0.1, (one, other)
