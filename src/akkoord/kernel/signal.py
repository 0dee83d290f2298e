# SPDX-License-Identifier: EUPL-1.2
"""A status as it is shown: one of five kinds, each with its own colour, icon and shape, and the accord's own word."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from akkoord.kernel.dutch import is_english


class SignalKind(StrEnum):
    """What a status of any scheme means, in the order in which they are shown."""

    FINISHED = "finished"
    ON_SCHEDULE = "on_schedule"
    ATTENTION = "attention"
    NOT_STARTED = "not_started"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The plain Dutch word, for where no accord's scheme gives its own: "Op schema"."""
        return self.label_in("nl")

    def label_in(self, language: str) -> str:
        """`label` in "nl" or "en"."""
        return _LABELS[self][1 if is_english(language) else 0]

    @property
    def colour(self) -> str:
        """Name of the colour token; never the only mark of a status."""
        return f"signal-{self.value.replace('_', '-')}"

    @property
    def icon(self) -> str:
        """Name of the icon."""
        return _FORMS[self][0]

    @property
    def shape(self) -> str:
        """Name of the outline, different for each kind so that it also tells in black and white."""
        return _FORMS[self][1]

    @property
    def counts_as_open(self) -> bool:
        """Whether work with this status still has to be done; unknown counts as open, never as finished."""
        return self is not SignalKind.FINISHED


_LABELS = {
    SignalKind.FINISHED: ("Afgerond", "Finished"),
    SignalKind.ON_SCHEDULE: ("Op schema", "On schedule"),
    SignalKind.ATTENTION: ("Aandacht nodig", "Needs attention"),
    SignalKind.NOT_STARTED: ("Niet gestart", "Not started"),
    SignalKind.UNKNOWN: ("Onbekend", "Unknown"),
}
_FORMS = {
    SignalKind.FINISHED: ("check", "circle"),
    SignalKind.ON_SCHEDULE: ("arrow", "square"),
    SignalKind.ATTENTION: ("exclamation", "triangle"),
    SignalKind.NOT_STARTED: ("dash", "ring"),
    SignalKind.UNKNOWN: ("question", "diamond"),
}


@dataclass(frozen=True)
class Signal:
    """A status of an accord's scheme: its kind, its word there ("aanvullende inzet nodig") and what that word means."""

    kind: SignalKind
    label: str
    definition: str = ""

    @classmethod
    def of(cls, kind: SignalKind) -> Self:
        """A signal with the plain word of its kind, for what no scheme describes: `Signal.of(SignalKind.UNKNOWN)`."""
        return cls(kind, kind.label)

    @property
    def colour(self) -> str:
        """See `SignalKind.colour`."""
        return self.kind.colour

    @property
    def icon(self) -> str:
        """See `SignalKind.icon`."""
        return self.kind.icon

    @property
    def shape(self) -> str:
        """See `SignalKind.shape`."""
        return self.kind.shape

    @property
    def counts_as_open(self) -> bool:
        """See `SignalKind.counts_as_open`."""
        return self.kind.counts_as_open

    def __str__(self) -> str:
        """The word."""
        return self.label
