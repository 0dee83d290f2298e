# SPDX-License-Identifier: EUPL-1.2
"""The form by which a list comes in, and how a day is read."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.kernel.dutch import parse_date


class DayField(forms.DateField):
    """A day as people write it: 30-9-2023, 30 september 2023, or what a date picker sends."""

    default_error_messages = {
        "required": _("Vul een dag in."),
        "invalid": _("Dit is geen dag. Schrijf bijvoorbeeld 30-9-2023."),
    }

    def to_python(self, value: Any) -> date | None:
        """Read a day. Refusals: ValidationError."""
        if isinstance(value, date) or value in self.empty_values:
            return super().to_python(value)
        day = parse_date(str(value))
        if day is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class UploadForm(forms.Form):
    """The workbook, and from which day its contents hold."""

    use_required_attribute = False  # what is wrong is said after sending, in full and in the summary
    workbook = forms.FileField(
        label=_("Werkboek"),
        help_text=_("Een bestand van Excel (.xlsx) of LibreOffice (.ods), hoogstens 25 MB. De vorm is vrij."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods"}),
        error_messages={
            "required": _("Kies een werkboek."),
            "empty": _("Het bestand is leeg."),
            "invalid": _("Kies een werkboek."),
        },
    )
    holds_from = DayField(
        label=_("De lijst geldt per"),
        help_text=_("De dag waarop dit de stand was. Nieuwe acties en wijzigingen gaan op die dag in."),
    )
    practice = forms.BooleanField(
        label=_("Dit zijn oefengegevens"),
        help_text=_("Bij elke nieuwe actie staat dan dat zij verzonnen is."),
        required=False,
    )
