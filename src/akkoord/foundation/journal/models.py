# SPDX-License-Identifier: EUPL-1.2
"""The journal's one table."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.journal.errors import JournalIsAppendOnly
from akkoord.foundation.journal.querysets import EntryQuerySet
from akkoord.foundation.subjects.refs import MAX_REF_LENGTH


class ChangeEncoder(DjangoJSONEncoder):
    """Values before and after as JSON: dates and amounts as Django does, any other value as its own text."""

    def default(self, o: Any) -> Any:
        """The JSON form of a value that JSON does not know."""
        try:
            return super().default(o)
        except TypeError:
            return str(o)


class Entry(models.Model):
    """One act. `actor_label` is the name the actor had at that moment, so that it stays true when accounts change.

    The database refuses a change by trigger (and on PostgreSQL a removal): migration 0002. A later migration that
    alters this table must make the trigger again on SQLite, where Django copies the table.
    """

    at = models.DateTimeField(_("moment"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("account")
    )
    actor_label = models.CharField(_("wie"), max_length=200)
    verb = models.CharField(_("handeling"), max_length=64)
    subject = models.CharField(_("waarover"), max_length=MAX_REF_LENGTH)
    accord = models.CharField(_("akkoord"), max_length=64, blank=True)
    reason = models.TextField(_("waarom"), blank=True)
    changes = models.JSONField(_("wijzigingen"), default=dict, encoder=ChangeEncoder)
    batch = models.UUIDField(_("reeks"))

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("journaalregel")
        verbose_name_plural = _("journaalregels")
        base_manager_name = "objects"
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["subject", "-id"], name="journal_entry_by_subject"),
            models.Index(fields=["accord", "-id"], name="journal_entry_by_accord"),
            models.Index(fields=["verb", "-id"], name="journal_entry_by_verb"),
            models.Index(fields=["at"], name="journal_entry_by_moment"),
            models.Index(fields=["batch"], name="journal_entry_by_batch"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(verb=""), name="journal_entry_verb_given"),
            models.CheckConstraint(condition=~models.Q(subject=""), name="journal_entry_subject_given"),
            models.CheckConstraint(condition=~models.Q(actor_label=""), name="journal_entry_actor_label_given"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label} {self.verb} {self.subject}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refusals: JournalIsAppendOnly, always."""
        raise JournalIsAppendOnly("a journal line is never removed")
