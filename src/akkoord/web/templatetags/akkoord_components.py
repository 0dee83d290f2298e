# SPDX-License-Identifier: EUPL-1.2
"""The components: `{% load akkoord_components %}`. Each tag's contract stands at the top of its template."""

from collections.abc import Sequence
from datetime import date

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, Form, RadioSelect, Select, Textarea
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from akkoord.kernel.signal import Signal
from akkoord.web.components import glossary, wording
from akkoord.web.components.bound_table import BoundTable
from akkoord.web.components.charts import StatusBar, Trend
from akkoord.web.components.items import KeyFigure, SourceRef
from akkoord.web.components.table import Table

register = template.Library()

# Inside a sentence: no white space may stand around them, so that a comma can follow.
TERM = (
    '<span class="ak-tip"><a class="ak-tip__word" href="{url}" aria-describedby="{id}"><dfn class="ak-tip__dfn">{word}'
    '</dfn></a><span class="ak-tip__text" role="tooltip" id="{id}">{meaning}</span></span>'
)
UNCERTAIN = (
    '<span class="ak-tip"><span class="ak-tip__word ak-tip__word--uncertain" tabindex="0" role="note"'
    ' aria-describedby="{id}">{word}</span>'
    '<span class="ak-tip__text" role="tooltip" lang="nl" id="{id}">{why}</span></span>'
)
CALLOUT_KINDS = {"info": "info", "ok": "ok", "warning": "warning", "error": "error"}


def _numbered(context: Context, stem: str) -> str:
    """Return an id that is unique on the page."""
    request = context.get("request")
    holder = request if request is not None else context.template
    number: int = getattr(holder, "akkoord_ids", 0) + 1
    setattr(holder, "akkoord_ids", number)  # noqa: B010 (a request has no such attribute of its own)
    return f"{stem}-{number}"


@register.filter
def worded(value: wording.Labelled | date | None) -> str:
    """`{{ line.period|worded }}`: a moment, period or day in the reader's language; nothing stays nothing."""
    return wording.worded(value) if value else ""


@register.filter
def gloss(signal: Signal) -> str:
    """`{{ signal|gloss }}`: on an English page what a Dutch status word means; nothing where it says so itself."""
    return wording.gloss(signal)


@register.simple_tag(takes_context=True)
def term(context: Context, key: str, word: str = "") -> SafeString:
    """`{% term "trekker" %}` or `{% term "trekker" word="Trekkers" %}`: a word that explains itself."""
    found = glossary.term(key)
    url, number = f"{reverse('shell:terms')}#{found.key}", _numbered(context, "term")
    return format_html(TERM, id=number, url=url, word=word or found.word, meaning=found.meaning)


@register.inclusion_tag("components/status_bar.html", takes_context=True)
def status_bar(context: Context, bar: StatusBar, caption: str, compact: bool = False) -> dict[str, object]:
    """`{% status_bar bar caption="Acties naar status" %}`; `compact=True` inside a table row."""
    return {"bar": bar, "caption": caption, "compact": compact, "id": _numbered(context, "balk")}


@register.inclusion_tag("components/trend.html", takes_context=True)
def trend(context: Context, line: Trend) -> dict[str, object]:
    """`{% trend line %}`: a small line with its table."""
    return {"line": line, "id": _numbered(context, "trend")}


@register.inclusion_tag("components/key_figure.html", takes_context=True)
def key_figure(context: Context, figure: KeyFigure) -> dict[str, object]:
    """`{% key_figure figure %}`: one number, what it counts, and where it comes from."""
    return {"figure": figure, "request": context.get("request")}


@register.inclusion_tag("components/sources.html", takes_context=True)
def sources(context: Context, refs: Sequence[SourceRef]) -> dict[str, object]:
    """`{% sources refs %}`: where a fact comes from; more than one source shows them side by side."""
    return {"refs": refs, "request": context.get("request")}


@register.inclusion_tag("components/status.html")
def status(signal: Signal) -> dict[str, object]:
    """`{% status signal %}`: the status with its shape, colour and word."""
    return {"signal": signal}


@register.simple_tag(takes_context=True)
def uncertain(context: Context, why: str) -> SafeString:
    """`{% uncertain "de bron noemt geen jaar" %}`: a mark that says why a fact is not certain."""
    return format_html(UNCERTAIN, id=_numbered(context, "onzeker"), word=_("onzeker"), why=why)


@register.inclusion_tag("components/table.html", takes_context=True)
def data_table(context: Context, table: Table) -> dict[str, object]:
    """`{% data_table table %}`: filters, order, rows, pages and downloads of one list."""
    request = context.get("request")
    params = request.GET if request is not None else QueryDict()
    return {"table": table, "bound": BoundTable(table, params), "request": request}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: Form) -> dict[str, object]:
    """`{% error_summary form %}` above a form: all that is wrong, each with a link to its field."""
    return {"form": form, "errors": [field for field in form if field.errors]}


def _look(field: BoundField) -> tuple[str, str]:
    """Return how a field is laid out ("text", "checkbox" or "group") and the class of its control."""
    widget = field.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "group", ""
    if isinstance(widget, CheckboxInput):
        return "checkbox", "utrecht-checkbox utrecht-checkbox--html-input"
    if isinstance(widget, Select):
        return "text", "utrecht-select utrecht-select--html-select"
    if isinstance(widget, Textarea):
        return "text", "utrecht-textarea utrecht-textarea--html-textarea"
    return "text", "utrecht-textbox utrecht-textbox--html-input"


@register.inclusion_tag("components/form_field.html")
def form_field(field: BoundField) -> dict[str, object]:
    """`{% form_field form.title %}`: label, help, what is wrong, and the control with what was typed."""
    layout, css_class = _look(field)
    if layout == "group":
        return {"field": field, "layout": layout}
    invalid = f" {css_class.split()[0]}--invalid" if field.errors else ""
    control = field.as_widget(attrs={"class": css_class + invalid})
    return {"field": field, "layout": layout, "control": control}


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: Form) -> dict[str, object]:
    """`{% form_fields form %}`: the error summary, the hidden fields and every visible field in order."""
    return {"form": form}


@register.simple_block_tag(end_name="endcallout")
def callout(content: SafeString, kind: str = "info", heading: str = "", level: int = 2) -> SafeString:
    """`{% callout "warning" heading="Let op" %}…{% endcallout %}`; kinds: info, ok, warning, error."""
    context = {"content": content, "kind": CALLOUT_KINDS[kind], "heading": heading, "level": level}
    return render_to_string("components/callout.html", context)


@register.simple_block_tag(end_name="enddisclosure")
def disclosure(content: SafeString, label: str, opened: bool = False) -> SafeString:
    """`{% disclosure "Hoe is dit geteld?" %}…{% enddisclosure %}`: text that opens on demand, without JavaScript."""
    return render_to_string("components/disclosure.html", {"content": content, "label": label, "opened": opened})


@register.simple_block_tag(end_name="endempty_state")
def empty_state(content: SafeString, heading: str) -> SafeString:
    """`{% empty_state "Nog geen rondes" %}<p>what to do next</p>{% endempty_state %}`."""
    return render_to_string("components/empty_state.html", {"content": content, "heading": heading})
