# SPDX-License-Identifier: EUPL-1.2
"""The forms by which an action is handed on."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.kernel.dutch import parse_date
from akkoord.programme.accord.errors import TransferRefused
from akkoord.programme.rounds.errors import DelegationRefused
from akkoord.web.components.choosing import Choice, offer


class DayField(forms.DateField):
    """A day as people write it, or as a date picker sends it."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
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


class HandingForm(forms.Form):
    """What the forms here share: what is wrong is said after sending, at the field it is about."""

    use_required_attribute = False

    def refuse(self, refusal: DelegationRefused | TransferRefused) -> None:
        """Show a refusal of the operation at the field that has to change, else above the form."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)

    def typed(self) -> dict[str, str]:
        """What was typed, to be sent along with a confirmation."""
        return {name: str(self.data.get(name, "")) for name in self.fields}


class DelegateForm(HandingForm):
    """Who answers, and until when."""

    email = forms.CharField(
        label=_("E-mailadres van uw collega"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul het e-mailadres van uw collega in.")},
    )
    name = forms.CharField(
        label=_("Naam van uw collega"),
        help_text=_("Nodig als uw collega nog niet eerder in Akkoord heeft geantwoord."),
        max_length=200,
        required=False,
    )
    until = DayField(
        label=_("Tot en met"),
        help_text=_("Uw collega kan deze actie tot en met die dag beantwoorden, hooguit een jaar."),
    )
    reason = forms.CharField(
        label=_("Waarom"),
        help_text=_("Dit komt in het journaal te staan. U mag dit leeg laten."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
    )


class TransferForm(HandingForm):
    """Which party is asked to take over, and why."""

    party = forms.TypedChoiceField(
        label=_("Welke partij wordt trekker"),
        coerce=int,
        error_messages={
            "required": _("Kies een partij."),
            "invalid_choice": _("Deze partij doet niet mee aan dit akkoord. Kies een partij uit de lijst."),
        },
    )
    reason = forms.CharField(
        label=_("Waarom"),
        help_text=_("De andere partij leest dit bij uw verzoek. Het komt ook bij de actie en in het journaal."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Vul een reden in. De andere partij krijgt die te lezen.")},
    )

    def __init__(self, *args: Any, choices: Iterable[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", choices, nothing=_("Kies een partij"))


class AnswerForm(HandingForm):
    """What is said to a request to take an action over."""

    holds_from = DayField(
        label=_("Trekker vanaf"),
        help_text=_("Alleen nodig als u de actie overneemt. Leeg is vandaag."),
        required=False,
    )
    answer = forms.CharField(
        label=_("Uw toelichting"),
        help_text=_("Nodig als u de actie niet overneemt. De andere partij leest dit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def refuse(self, refusal: DelegationRefused | TransferRefused) -> None:
        """The reason of this form is called `answer`."""
        field = "answer" if refusal.field == "reason" else refusal.field
        self.add_error(field if field in self.fields else None, refusal.message)
