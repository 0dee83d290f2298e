# SPDX-License-Identifier: EUPL-1.2
"""Choices of a form that are known only when a page is asked for."""

from collections.abc import Iterable
from typing import cast

from django import forms
from django.utils.functional import Promise

Choice = tuple[int, str]


def offer(form: forms.Form, name: str, choices: Iterable[Choice], *, nothing: str | Promise) -> None:
    """Let a field that is a choice offer these; `nothing` is what the empty choice says, which comes first."""
    field = cast(forms.ChoiceField, form.fields[name])
    field.choices = [("", str(nothing)), *choices]
