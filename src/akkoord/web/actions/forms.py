# SPDX-License-Identifier: EUPL-1.2
"""The forms by which an action is changed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.kernel.moment import InvalidMoment, PlannedMoment
from akkoord.programme.accord import errors
from akkoord.programme.accord.operations import ActionText
from akkoord.web.components.choosing import Choice, offer
from akkoord.web.components.wording import reader_language

FIELD_OF = {
    errors.ReasonMissing: "reason",
    errors.TitleMissing: "title",
    errors.PartyUnknown: "party",
    errors.HoldsBeforeAccord: "holds_from",
    errors.HoldsAfterAccord: "holds_from",
    errors.HoldsBeforeKnownChange: "holds_from",
}


class MomentField(forms.CharField):
    """A planned moment as people type it; empty is unknown."""

    def clean(self, value: Any) -> Any:
        """A PlannedMoment, or None. Refuses other text with the moments that are accepted."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return PlannedMoment.parse(text)
        except InvalidMoment as refusal:
            raise forms.ValidationError(refusal.message_in(reader_language())) from refusal


class ChangeForm(forms.Form):
    """What every change asks: from which day, why, and the record that it starts from."""

    use_required_attribute = False  # what is wrong is said after sending, in full and in the summary
    holds_from = forms.DateField(
        label=_("Geldt vanaf"),
        help_text=_("De dag waarop dit ingaat. Dat mag een dag in de toekomst zijn."),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Dit is geen datum. Schrijf hem als 30-9-2023.")},
    )
    reason = forms.CharField(
        label=_("Waarom"),
        help_text=_("Bijvoorbeeld het besluit en de datum ervan. Dit komt bij de actie en in het journaal te staan."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    expected = forms.IntegerField(widget=forms.HiddenInput)

    def refuse(self, refusal: errors.ActionChangeRefused) -> None:
        """Show a refusal of the operation at the field that it is about, else above the form."""
        field = FIELD_OF.get(type(refusal))
        self.add_error(field if field in self.fields else None, str(refusal))


class OwnerForm(ChangeForm):
    """Who carries the action."""

    party = forms.TypedChoiceField(label=_("Trekker"), coerce=int)
    field_order = ["party", "holds_from", "reason", "expected"]

    def __init__(self, *args: Any, choices: Iterable[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", choices, nothing=_("Kies een partij"))


class AmendForm(ChangeForm):
    """How the action should read; an owner may not change the title and the group."""

    title = forms.CharField(label=_("Titel"), max_length=500)
    description = forms.CharField(label=_("Omschrijving"), widget=forms.Textarea(attrs={"rows": 5}), required=False)
    group = forms.CharField(label=_("Groep"), max_length=300, required=False)
    deadline = MomentField(
        label=_("Uiterste datum"),
        help_text=_("Zo precies als u het weet: 11-9-2023, september 2023, Q4 2023, 2024 en verder, of PM."),
        required=False,
    )
    field_order = ["title", "description", "group", "deadline", "holds_from", "reason", "expected"]

    def __init__(self, *args: Any, everything: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not everything:
            for name in ("title", "group"):
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Dit wijzigt alleen het programmateam.")

    def wanted(self) -> ActionText:
        """What was typed, as the operation wants it."""
        return ActionText(**{name: self.cleaned_data[name] for name in ("title", "description", "group", "deadline")})
