# SPDX-License-Identifier: EUPL-1.2
"""What we keep of a mail beside the mail itself, and whose turn it is to send."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from post_office.models import Email

from akkoord.foundation.subjects.refs import MAX_REF_LENGTH


class Mail(models.Model):
    """A mail that was queued: what it is about, and the key that keeps it from being queued twice.

    The content and the delivery are those of django-post-office; when that cleans up an old mail, this stays, so that
    it is still known to have been sent.
    """

    email = models.OneToOneField(Email, models.SET_NULL, null=True, related_name="+", verbose_name=_("bericht"))
    kind = models.CharField(_("soort bericht"), max_length=64)
    related = models.CharField(_("gaat over"), max_length=MAX_REF_LENGTH)
    dedupe_key = models.CharField(_("sleutel tegen dubbele post"), max_length=255, unique=True, null=True)
    queued_at = models.DateTimeField(_("klaargezet op"))

    class Meta:
        verbose_name = _("uitgaand bericht")
        verbose_name_plural = _("uitgaande berichten")
        default_permissions = ()
        indexes = [models.Index(fields=["related", "-id"], name="outbox_mail_by_related")]
        constraints = [models.CheckConstraint(condition=~models.Q(kind=""), name="outbox_mail_kind_given")]

    def __str__(self) -> str:
        return f"{self.kind} ({self.related})"


class DeliveryTurn(models.Model):
    """The one row that says which worker is sending, and until when at most."""

    holder = models.UUIDField(_("verzender"), null=True)
    until = models.DateTimeField(_("tot"))

    class Meta:
        verbose_name = _("verzendbeurt")
        verbose_name_plural = _("verzendbeurten")
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="outbox_delivery_turn_is_one_row")]

    def __str__(self) -> str:
        return f"{self.holder} {self.until:%H:%M}"
