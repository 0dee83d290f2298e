# SPDX-License-Identifier: EUPL-1.2
"""Organisations as accords share them, and who may act for which."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.timeline.models import record_constraints, record_indexes
from akkoord.programme.parties.choices import PartyKind, Role
from akkoord.programme.parties.querysets import MandateQuerySet
from akkoord.programme.sources.models import SourcedRecord


class Party(models.Model):
    """An organisation, or a group of organisations that a source names as one."""

    key = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.key


class PartyRecord(SourcedRecord):
    """What is known of a party."""

    identity = ("party",)

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="records")
    name = models.CharField(max_length=500)
    short_name = models.CharField(max_length=100, blank=True)
    aliases = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=40, choices=PartyKind)
    sector = models.CharField(max_length=200, blank=True)
    website = models.URLField(max_length=500, blank=True)

    class Meta:
        constraints = record_constraints("party", ("party",))
        indexes = record_indexes("party", ("party",))

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def title(self) -> str:
        return self.short_name or self.name


class Mandate(models.Model):
    """A person acts for a party in a role, from a day until a day; nobody may do anything without one.

    `scope` narrows the role to one subject (`theme:iza/a-passende-zorg`); empty is everything. A deputy whose scope is
    an action (`action:iza/a-kader`) answers that one action for the owner, and reads nothing else.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField(max_length=30, choices=Role)
    scope = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "party", "role", "scope", "valid_from"], name="mandate_once"),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("valid_from")),
                name="mandate_forward",
            ),
        ]
        verbose_name = _("mandaat")
        verbose_name_plural = _("mandaten")

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.party_id}"
