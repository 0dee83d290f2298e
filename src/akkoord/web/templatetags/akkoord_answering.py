# SPDX-License-Identifier: EUPL-1.2
"""Tags for pages on which people answer: `{% load akkoord_answering %}`."""

from contextlib import suppress

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

from akkoord.web.answering.cards import NeedRow
from akkoord.web.answering.page import Words
from akkoord.web.answering.typed import TypedAnswer

register = template.Library()


@register.filter
def options_of(words: Words, row: NeedRow) -> SafeString:
    """`{{ words|options_of:row }}`: the parties from whom something can be wanted, with the one chosen."""
    return words.options(row.need.wanted_from)


@register.filter
def choice_in(typed: TypedAnswer, words: Words) -> str:
    """`{{ form.typed|choice_in:words }}`: the word for the status that is chosen."""
    return words.label_of(typed.choice)


@register.simple_tag
def page_if(name: str, *args: object) -> str:
    """`{% page_if "handover:delegate" form.id as url %}`: the address of a page, "" where there is no such page."""
    with suppress(NoReverseMatch):
        return reverse(name, args=args)
    return ""
