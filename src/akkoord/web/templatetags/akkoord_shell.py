# SPDX-License-Identifier: EUPL-1.2
"""Tags for links and forms that stay at the peildatum: `{% load akkoord_shell %}`."""

from django import template
from django.template import Context
from django.urls import reverse

from akkoord.web.shell.as_of import keep_as_of

register = template.Library()


@register.simple_tag(takes_context=True)
def asof_url(context: Context, name: str, *args: object, **kwargs: object) -> str:
    """`{% asof_url 'accord:theme-detail' theme.key %}`: reverse a URL and keep the peildatum of the page."""
    return asof_href(context, reverse(name, args=args, kwargs=kwargs))


@register.simple_tag(takes_context=True)
def asof_href(context: Context, url: str) -> str:
    """`{% asof_href cell.url %}`: keep the peildatum in a URL that is already made."""
    request = context.get("request")
    return keep_as_of(request, str(url)) if request is not None else str(url)


@register.inclusion_tag("shell/asof_fields.html", takes_context=True)
def asof_fields(context: Context) -> dict[str, object]:
    """`{% asof_fields %}` inside a GET form: hidden fields that keep the peildatum."""
    request = context.get("request")
    return {"fields": dict(getattr(request, "as_of_params", {}))}
