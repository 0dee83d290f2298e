# SPDX-License-Identifier: EUPL-1.2
"""The record of an attachment; its bytes lie on disk."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.files.choices import AttachmentType
from akkoord.foundation.files.rules import MAX_NAME
from akkoord.foundation.subjects.refs import MAX_REF_LENGTH


class Attachment(models.Model):
    """One file with one subject. It is never changed: a better version is another attachment."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    subject = models.CharField(_("hoort bij"), max_length=MAX_REF_LENGTH)
    name = models.CharField(_("naam"), max_length=MAX_NAME)
    size = models.PositiveIntegerField(_("aantal bytes"))
    content_type = models.CharField(_("soort bestand"), max_length=100, choices=AttachmentType.choices)
    sha256 = models.CharField(_("vingerafdruk"), max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("toegevoegd door")
    )
    at = models.DateTimeField(_("toegevoegd op"))

    class Meta:
        verbose_name = _("bijlage")
        verbose_name_plural = _("bijlagen")
        default_permissions = ()
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["subject", "at"], name="files_attachment_by_subject")]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="files_attachment_has_bytes"),
            models.CheckConstraint(condition=~models.Q(name=""), name="files_attachment_name_given"),
            models.CheckConstraint(
                condition=models.Q(content_type__in=AttachmentType.values), name="files_attachment_type_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name
