# SPDX-License-Identifier: EUPL-1.2
"""The forms around a round; the answers themselves are in `typed`."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from akkoord.kernel.dutch import parse_date
from akkoord.kernel.period import InvalidPeriod, Period, PeriodKind
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.web.components.wording import reader_language

TIME_TO_ANSWER = timedelta(days=14)


class DutchDateField(forms.DateField):
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


class PeriodField(forms.CharField):
    """A period as its code: 2024Q1, 2024H1 or 2024."""

    def clean(self, value: Any) -> Period | None:
        """Read a period. Refusals: ValidationError with what is accepted."""
        text = super().clean(value)
        try:
            return Period.parse(text)
        except InvalidPeriod as wrong:
            raise forms.ValidationError(wrong.message_in(reader_language())) from None


class OpenForm(forms.Form):
    """What it takes to open a round."""

    period = PeriodField(
        label=_("Periode"),
        help_text=_("2024Q1 voor een kwartaal, 2024H1 voor een half jaar, 2024 voor een jaar."),
        error_messages={"required": _("Vul een periode in.")},
    )
    peildatum = DutchDateField(
        label=_("Peildatum"), help_text=_("De dag waarvoor de trekkers zeggen hoe het ervoor staat.")
    )
    due_on = DutchDateField(label=_("Antwoorden tot en met"), help_text=_("De uiterste dag om te antwoorden."))
    practice = forms.BooleanField(
        label=_("Dit is een oefenronde"),
        help_text=_("Overal staat dan bij dat het om oefengegevens gaat."),
        required=False,
    )


def calendar_choice(period: str, due_on: str, proposed: dict[str, object]) -> dict[str, object]:
    """What the form proposes when the calendar led here: its period and last day; what cannot be read is left alone.

    In: the texts of the address (`2023Q2`, `2023-08-21`), and the proposal without them.
    """
    chosen = dict(proposed)
    try:
        asked = Period.parse(period)
        chosen |= {"period": asked.code, "peildatum": _dutch(asked.last_day)}
    except InvalidPeriod:
        pass
    day = parse_date(due_on)
    return chosen | {"due_on": _dutch(day)} if day else chosen


def first_choice(last: RoundShown | None, today: date) -> dict[str, object]:
    """What the form proposes: the period after the last round, else the quarter before today's.

    Example: after 2023Q4 it proposes 2024Q1 with peildatum 31 March 2024; answers until 14 days after the later of
    that day and today.
    """
    start = last.period.last_day + timedelta(days=1) if last else None
    kind = last.period.kind if last else PeriodKind.QUARTER
    this = Period.containing(today, kind)
    period = Period.containing(start, kind) if start else Period.containing(this.first_day - timedelta(days=1), kind)
    due_on = max(period.last_day, today) + TIME_TO_ANSWER
    return {
        "period": period.code,
        "peildatum": _dutch(period.last_day),
        "due_on": _dutch(due_on),
        "practice": bool(last and last.practice),
    }


def _dutch(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


class ReasonForm(forms.Form):
    """Why: for publishing corrections."""

    reason = forms.CharField(
        label=_("Reden"),
        help_text=_("Deze reden staat bij de nieuwe editie en in het journaal."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Geef een reden.")},
    )


class MoveForm(forms.Form):
    """Another last day to answer, and why; `expected_due_on` is the day that the page showed."""

    due_on = DutchDateField(label=_("Nieuwe uiterste datum"), help_text=_("De laatste dag om te antwoorden."))
    reason = forms.CharField(
        label=_("Reden"),
        help_text=_("Wie nog moet antwoorden, leest dit in de mail. Het staat ook bij de ronde en in het journaal."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Geef een reden. Wie nog moet antwoorden, leest die in de mail.")},
    )
    expected_due_on = forms.DateField(widget=forms.HiddenInput)
