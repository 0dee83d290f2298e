# SPDX-License-Identifier: EUPL-1.2
"""What is typed on these pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

ACCEPTED = ".xlsx,.ods"


class SeveralFiles(forms.FileInput):
    """A field in which several files can be chosen at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or more; out come all of them."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file as Django checks one. Refusals: ValidationError when none was chosen."""
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in chosen or [None]]


class UploadForm(forms.Form):
    """Workbooks to send in."""

    file = FilesField(
        label=_("Ingevuld werkboek"),
        help_text=_(
            "Een bestand van Excel (.xlsx) of LibreOffice (.ods), hoogstens 25 MB. "
            "U kunt tot 100 bestanden tegelijk kiezen."
        ),
        error_messages={"required": _("Kies het werkboek dat u hebt ingevuld.")},
        allow_empty_file=True,
        widget=SeveralFiles(attrs={"accept": ACCEPTED}),
    )
