# SPDX-License-Identifier: EUPL-1.2
"""The form that sets a limit."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.programme.burden.errors import BurdenRefusal, LimitInvalid, LimitPartyUnknown, LimitUnchanged
from akkoord.web.components.choosing import Choice, offer

FIELD_OF = {LimitInvalid: "minutes", LimitPartyUnknown: "party", LimitUnchanged: "minutes"}


class LimitForm(forms.Form):
    """For whom, how many minutes, and why."""

    use_required_attribute = False
    party = forms.TypedChoiceField(
        label=_("Voor welke partij"),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Kies een partij uit de lijst.")},
    )
    minutes = forms.IntegerField(
        label=_("Minuten per ronde"),
        help_text=_("Laat dit leeg om de grens weg te halen."),
        required=False,
        error_messages={"invalid": _("Vul een heel aantal minuten in, bijvoorbeeld 15.")},
    )
    reason = forms.CharField(
        label=_("Waarom"),
        help_text=_("Dit komt bij de grens en in het journaal te staan. U mag dit leeg laten."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, choices: Iterable[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "party", choices, nothing=_("alle partijen zonder eigen grens"))

    def refuse(self, refusal: BurdenRefusal) -> None:
        """Show a refusal of the operation at the field that it is about."""
        self.add_error(FIELD_OF.get(type(refusal)), refusal.message)
