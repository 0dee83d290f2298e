# SPDX-License-Identifier: EUPL-1.2
"""What is typed on these pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

ACCEPTED = ".xlsx,.ods"


class UploadForm(forms.Form):
    """A workbook to send in."""

    file = forms.FileField(
        label=_("Ingevuld werkboek"),
        help_text=_("Een bestand van Excel (.xlsx) of LibreOffice (.ods), hoogstens 25 MB."),
        error_messages={"required": _("Kies het werkboek dat u hebt ingevuld.")},
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
