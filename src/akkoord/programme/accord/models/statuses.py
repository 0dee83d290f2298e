# SPDX-License-Identifier: EUPL-1.2
"""Status schemes: dated sets of words for how an action stands."""

from django.db import models

from akkoord.foundation.timeline.models import record_constraints, record_indexes
from akkoord.kernel.signal import Signal, SignalKind
from akkoord.programme.accord.models.base import AccordAnchor
from akkoord.programme.sources.models import SourcedRecord


class StatusScheme(AccordAnchor):
    """A set of status words as somebody published it."""


class StatusSchemeRecord(SourcedRecord):
    """What is known of a scheme; the leading one is what rounds ask with."""

    identity = ("scheme",)

    scheme = models.ForeignKey(StatusScheme, on_delete=models.PROTECT, related_name="records")
    name = models.CharField(max_length=200)
    leading = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    description = models.TextField(blank=True)

    class Meta:
        constraints = record_constraints("status_scheme", ("scheme",))
        indexes = record_indexes("status_scheme", ("scheme",))

    def __str__(self) -> str:
        return self.name


class Status(AccordAnchor):
    """A status word of a scheme."""


class StatusRecord(SourcedRecord):
    """What a status word means and to which words of other schemes it answers."""

    identity = ("status",)

    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="records")
    scheme = models.ForeignKey(StatusScheme, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=100)
    definition = models.TextField(blank=True)
    signal = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in SignalKind])
    order = models.PositiveIntegerField(default=0)
    maps_to = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = record_constraints("status", ("status",))
        indexes = record_indexes("status", ("status",))

    def __str__(self) -> str:
        return self.label

    @property
    def as_signal(self) -> Signal:
        """The status as a value with word, colour and shape."""
        return Signal(SignalKind(self.signal), self.label, self.definition)
