# SPDX-License-Identifier: EUPL-1.2
"""Colours and shapes of the reports.

A status differs in lightness and in shape too, so that it can be told apart by people who are colour-blind
and on a black-and-white print. Text on every fill has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
"""

from dataclasses import dataclass

from akkoord.kernel.signal import SignalKind
from akkoord.reports.tree import CalloutKind

ACCENT = "#154273"
INK = "#1b2631"
MUTED = "#4f5b66"
RULE = "#c3ccd5"
FAINT = "#eef2f6"
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Tone:
    """How a status looks: fill, outline, the text on its fill, and the light tint behind words in a cell."""

    fill: str
    edge: str
    text: str
    tint: str


TONES = {
    SignalKind.FINISHED: Tone("#154273", "#154273", "#ffffff", "#dbe6f2"),
    SignalKind.ON_SCHEDULE: Tone("#4fa8a0", "#1f6f68", "#0b2b28", "#dff1ef"),
    SignalKind.ATTENTION: Tone("#f0a13a", "#a85b00", "#2e1900", "#fdebd0"),
    SignalKind.NOT_STARTED: Tone("#ffffff", "#4f5b66", "#1b2631", "#ffffff"),
    SignalKind.UNKNOWN: Tone("#d5dbe1", "#67737e", "#1b2631", "#eceff2"),
}

SYMBOLS = {
    SignalKind.FINISHED: "●",
    SignalKind.ON_SCHEDULE: "■",
    SignalKind.ATTENTION: "▲",
    SignalKind.NOT_STARTED: "○",
    SignalKind.UNKNOWN: "◆",
}

CALLOUTS = {
    CalloutKind.ANSWER: (ACCENT, "#e7eef6"),
    CalloutKind.NOTE: (MUTED, FAINT),
    CalloutKind.WARNING: ("#a85b00", "#fdf1de"),
    CalloutKind.PRACTICE: ("#8a6500", "#fff4d6"),
}
