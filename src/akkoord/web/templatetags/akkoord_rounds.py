# SPDX-License-Identifier: EUPL-1.2
"""Tags for pages of rounds: `{% load akkoord_rounds %}`."""

from django import template
from django.utils.translation import gettext_lazy as _

from akkoord.web.rounds.links import page_of

register = template.Library()


@register.simple_tag
def page_url(name: str, accord: str, key: str) -> str:
    """`{% page_url "actions:page" accord action.key as url %}`: the page of a thing, "" when there is none."""
    return page_of(name, accord, key)


FIELD_WORDS = {
    "status": _("status"),
    "explanation": _("toelichting"),
    "forecast": _("prognose"),
    "needs": _("wat nodig is"),
}


@register.filter
def field_word(name: str) -> str:
    """`{{ name|field_word }}`: the word for a field of an answer."""
    return str(FIELD_WORDS[name])
