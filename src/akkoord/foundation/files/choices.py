# SPDX-License-Identifier: EUPL-1.2
"""What an attachment can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AttachmentType(models.TextChoices):
    """Types of file that are accepted; the value is the media type, the label what people call it."""

    PDF = "application/pdf", _("PDF")
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _("Word (docx)")
    EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _("Excel (xlsx)")
    POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation", _("PowerPoint (pptx)")
    ODF_TEXT = "application/vnd.oasis.opendocument.text", _("OpenDocument-tekst (odt)")
    ODF_SHEET = "application/vnd.oasis.opendocument.spreadsheet", _("OpenDocument-rekenblad (ods)")
    ODF_SLIDES = "application/vnd.oasis.opendocument.presentation", _("OpenDocument-presentatie (odp)")
    PNG = "image/png", _("PNG-afbeelding")
    JPEG = "image/jpeg", _("JPEG-afbeelding")
    TEXT = "text/plain", _("platte tekst")


EXTENSIONS: dict[AttachmentType, tuple[str, ...]] = {
    AttachmentType.PDF: ("pdf",),
    AttachmentType.WORD: ("docx",),
    AttachmentType.EXCEL: ("xlsx",),
    AttachmentType.POWERPOINT: ("pptx",),
    AttachmentType.ODF_TEXT: ("odt",),
    AttachmentType.ODF_SHEET: ("ods",),
    AttachmentType.ODF_SLIDES: ("odp",),
    AttachmentType.PNG: ("png",),
    AttachmentType.JPEG: ("jpg", "jpeg"),
    AttachmentType.TEXT: ("txt", "csv", "md"),
}
