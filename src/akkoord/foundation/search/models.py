# SPDX-License-Identifier: EUPL-1.2
"""The one table in which is looked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.subjects.refs import MAX_REF_LENGTH
from akkoord.kernel.asof import FOREVER_DATE, FOREVER_MOMENT


class SearchRow(models.Model):
    """One wording of a subject: what it was called and said, for which days, and as known when.

    The four columns of words and stems are the index: on SQLite an FTS5 table that triggers keep, on PostgreSQL a
    generated tsvector (migration 0002). A later migration that alters this table must make the triggers again on
    SQLite, where Django copies the table.
    """

    subject = models.CharField(_("onderwerp"), max_length=MAX_REF_LENGTH)
    kind = models.CharField(_("soort"), max_length=64)
    accord = models.CharField(_("akkoord"), max_length=64, blank=True)
    title = models.TextField(_("titel"))
    text = models.TextField(_("tekst"), blank=True)
    context = models.TextField(_("hoort bij"), blank=True)
    url_name = models.CharField(_("pagina"), max_length=120, blank=True)
    url_args = models.JSONField(_("plaats van de pagina"), default=list)
    title_stems = models.TextField(_("stammen van de titel"))
    text_stems = models.TextField(_("stammen van de tekst"), blank=True)
    title_words = models.TextField(_("woorden van de titel"))
    text_words = models.TextField(_("woorden van de tekst"), blank=True)
    holds_from = models.DateField(_("geldt vanaf"))
    holds_until = models.DateField(_("geldt tot"), default=FOREVER_DATE)
    recorded_at = models.DateTimeField(_("vastgelegd op"))
    superseded_at = models.DateTimeField(_("vervangen op"), default=FOREVER_MOMENT)

    class Meta:
        verbose_name = _("zoekregel")
        verbose_name_plural = _("zoekregels")
        default_permissions = ()
        indexes = [models.Index(fields=["subject", "superseded_at"], name="search_row_by_subject")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="search_row_title_given"),
            models.CheckConstraint(
                condition=models.Q(holds_from__lt=models.F("holds_until")), name="search_row_holds_some_day"
            ),
            models.CheckConstraint(
                condition=models.Q(recorded_at__lt=models.F("superseded_at")), name="search_row_known_some_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.title}"
