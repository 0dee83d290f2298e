# SPDX-License-Identifier: EUPL-1.2
"""Where the items of a lane go: days to points, and items that overlap to rows beneath each other."""

from dataclasses import dataclass
from datetime import date

from akkoord.reports.fonts import text_width
from akkoord.reports.render.drawing.canvas import fit
from akkoord.reports.tree import Axis, Bar, Lane, Mark, Tick

LABEL_SIZE = 7.5
MARK_WIDTH = 9.0
GAP = 3.0
INSIDE = 14.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The stretch of the drawing that time takes, in points."""

    left: float
    right: float
    axis: Axis

    def at(self, day: date) -> float:
        """The x of the start of a day; days outside the axis stick to its ends.

        Every tick is equally wide, whatever time it spans, as on the printed flowcharts. Example: with the ticks 2022
        and Q1 2023 from 0 to 100 points, 1 January 2023 stands at 50.
        """
        ticks = self.axis.ticks or (Tick(self.axis.first_day, self.axis.last_day, ""),)
        width = (self.right - self.left) / len(ticks)
        for number, tick in enumerate(ticks):
            if day <= tick.last_day:
                days = (tick.last_day - tick.first_day).days + 1
                return self.left + width * (number + max((day - tick.first_day).days, 0) / days)
        return self.right

    def after(self, day: date) -> float:
        """The x of the end of a day."""
        return self.at(day) if day >= date.max else self.at(date.fromordinal(day.toordinal() + 1))


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with its shape from `start` to `end`, its label at `label_x`, in row `row` of its lane."""

    item: Bar | Mark
    start: float
    end: float
    slip: float
    label: str
    label_x: float
    inside: bool
    row: int


def has_day(item: Bar | Mark) -> bool:
    """Whether anything is known of when this is."""
    return item.first_day is not None or item.last_day is not None


def place(lane: Lane, frame: Frame) -> list[Placed]:
    """The items of a lane that have a day, each in the first row where shape and label find room."""
    items = [item for item in lane.items if has_day(item)]
    items.sort(key=lambda item: (item.first_day or item.last_day or date.max, item.label))
    taken: list[float] = []
    found = []
    for item in items:
        start, end, slip = _extent(item, frame)
        label, label_x, inside = _label(item, start, end, slip, frame)
        reach_left = min(start, label_x)
        reach_right = max(end, slip, label_x + text_width(label, LABEL_SIZE))
        row = next((number for number, until in enumerate(taken) if until + GAP <= reach_left), len(taken))
        taken[row : row + 1] = [reach_right]
        found.append(Placed(item, start, end, slip, label, label_x, inside, row))
    return found


def _extent(item: Bar | Mark, frame: Frame) -> tuple[float, float, float]:
    """Start, end and (where the forecast is later) the end of the slip."""
    if isinstance(item, Mark):
        first, last = item.first_day or item.last_day, item.last_day or item.first_day
        middle = (frame.at(first) + frame.after(last)) / 2 if first and last else frame.left
        middle = min(max(middle, frame.left + MARK_WIDTH / 2), frame.right - MARK_WIDTH / 2)
        slip = frame.at(item.forecast_day) if item.forecast_day and last and item.forecast_day > last else middle
        end = middle + MARK_WIDTH / 2
        return middle - MARK_WIDTH / 2, end, max(slip, end)
    start = frame.at(item.first_day) if item.first_day else frame.left
    last = item.last_day
    end = frame.right if item.open_ended or last is None else max(frame.after(last), start + 2)
    later = item.forecast_last_day is not None and last is not None and item.forecast_last_day > last
    slip = frame.after(item.forecast_last_day) if later and item.forecast_last_day else end
    return start, end, max(slip, end)


def _label(item: Bar | Mark, start: float, end: float, slip: float, frame: Frame) -> tuple[str, float, bool]:
    """The label, its x, and whether it stands in the bar: inside, else to the right, else to the left."""
    text = fit(item.label if item.certain else f"{item.label} (?)", frame.right - frame.left, LABEL_SIZE)
    width = text_width(text, LABEL_SIZE)
    if isinstance(item, Bar) and width + INSIDE <= end - start:
        return text, start + INSIDE - 3, True
    right, left = frame.right - slip - GAP, start - frame.left - GAP
    if width <= right or right >= max(left, end - start):
        return fit(text, right, LABEL_SIZE), slip + GAP, False
    if width <= left or not isinstance(item, Bar) or left >= end - start:
        shorter = fit(text, left, LABEL_SIZE)
        return shorter, start - GAP - text_width(shorter, LABEL_SIZE), False
    return fit(text, end - start - INSIDE, LABEL_SIZE), start + INSIDE - 3, True
