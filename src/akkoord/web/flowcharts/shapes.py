# SPDX-License-Identifier: EUPL-1.2
"""The shapes of the marks: one per kind of moment, told apart without colour. Each is drawn around (0, 0), 14 wide."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from akkoord.kernel.signal import SignalKind
from akkoord.programme.planning.choices import POINT_KINDS, StepKind
from akkoord.web.flowcharts.canvas import Canvas

MARKS: dict[str, str] = {
    StepKind.PRODUCT: "M-5-7h7l4 4v10h-11zM2-7v4h4",
    StepKind.APPROVAL: "M0-7a7 7 0 1 1 0 14a7 7 0 1 1 0-14zM-3.4.2l2.5 2.6 4.4-5",
    StepKind.ADVICE: "M-7-6h14v9h-7l-4 4v-4h-3z",
    StepKind.DECISION: "M0-7.5l7.5 7.5-7.5 7.5-7.5-7.5z",
    StepKind.LETTER: "M-7-5h14v10h-14zM-7-5l7 6 7-6",
    StepKind.DEADLINE: "M-5-7.5v15M-5-7h11l-3 3.7 3 3.7h-11",
    StepKind.MILESTONE: "M0-7.5l2.1 4.9 5.3.5-4 3.5 1.2 5.2-4.6-2.8-4.6 2.8 1.2-5.2-4-3.5 5.3-.5z",
    StepKind.MEETING: "M-4.5-6.5a2.6 2.6 0 1 1 0 .1zM1.5-4.5a2.6 2.6 0 1 1 0 .1zM-6.5 6.5v-4l2.5-2.5h8l2.5 2.5v4z",
    StepKind.GOAL: "M0-7.2a7.2 7.2 0 1 1 0 14.4a7.2 7.2 0 1 1 0-14.4zM0-3a3 3 0 1 1 0 6a3 3 0 1 1 0-6z",
}
BAR = "M-7-3.5h14v7h-14z"
FORECAST = "M-6-6l9 6-9 6zM6-6v12"
RING = "M0-7.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15z"
IN_RING = 0.6
RING_SAMPLE = f"{RING}M-3-3h6v6h-6z"
OPEN_SHAPES = frozenset({StepKind.APPROVAL, StepKind.LETTER, StepKind.GOAL, StepKind.PRODUCT, StepKind.ADVICE})

SIGNALS: dict[SignalKind, str] = {
    SignalKind.FINISHED: "M0-6a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
    SignalKind.ON_SCHEDULE: "M-5.5-5.5h11v11h-11z",
    SignalKind.ATTENTION: "M0-6.5l6.8 12.3h-13.6z",
    SignalKind.NOT_STARTED: "M0-5.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z",
    SignalKind.UNKNOWN: "M0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z",
}

SAMPLES: tuple[tuple[str, str | Promise], ...] = (
    ("bar", _("activiteit met een looptijd")),
    *((kind.value, kind.label) for kind in StepKind if kind in POINT_KINDS or kind is StepKind.GOAL),
)
"""What the legend can show, in the order of the kinds."""


def is_mark(kind: StepKind) -> bool:
    """Whether a kind is drawn as a mark."""
    return kind.value in MARKS


def draw_mark(canvas: Canvas, kind: StepKind, x: float, y: float) -> None:
    """The mark of a kind with its centre at (x, y); a kind that lasts gets a small bar."""
    cls = "ak-flow__mark ak-flow__mark--open" if kind in OPEN_SHAPES else "ak-flow__mark"
    canvas.add("path", d=MARKS.get(kind.value, BAR), cls=cls, transform=f"translate({x:.1f} {y:.1f})")


def draw_signal(canvas: Canvas, kind: SignalKind, x: float, y: float) -> None:
    """The shape of a status with its centre at (x, y)."""
    cls = f"ak-flow__signal ak-flow__signal--{kind.value}"
    canvas.add("path", d=SIGNALS[kind], cls=cls, transform=f"translate({x:.1f} {y:.1f})")


def draw_verified(canvas: Canvas, kind: SignalKind, x: float, y: float) -> None:
    """The shape of a verified status: smaller and in a ring, so that it differs from what was told without colour."""
    with canvas.inside("g", transform=f"translate({x:.1f} {y:.1f})"):
        canvas.add("path", d=RING, cls="ak-flow__ring")
        canvas.add("path", d=SIGNALS[kind], cls=f"ak-flow__signal ak-flow__signal--{kind.value}",
                   transform=f"scale({IN_RING})")  # fmt: skip


def sample(kind: str) -> str:
    """The outline of a legend's sample."""
    return MARKS.get(kind, BAR)
