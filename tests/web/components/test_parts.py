# SPDX-License-Identifier: EUPL-1.2
"""Each part is really drawn, with the class that gives it its look, and escapes what it is given."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client
from pytest_django.fixtures import Settings

from akkoord.kernel.signal import Signal, SignalKind
from akkoord.web.components import glossary
from akkoord.web.components.glossary import Term, TermAlreadyRegistered, UnknownTerm, register_terms
from akkoord.web.components.items import Crumb, DownloadLink, FieldChange, HistoryItem, KeyFigure, SourceRef, Tab
from akkoord.web.components.table import Cell

HOSTILE = "<script>alert(1)</script>"


def draw(template: str, **context: object) -> str:
    return Template("{% load akkoord_components %}" + template).render(Context(context))


@pytest.mark.parametrize("kind", list(SignalKind))
def test_a_status_has_a_colour_a_shape_and_the_word_of_the_accord(kind: SignalKind) -> None:
    drawn = draw("{% status signal %}", signal=Signal(kind, "eigen <woord>"))
    assert f"ak-status--{kind}" in drawn
    assert f"#status-{kind}" in drawn
    assert "eigen &lt;woord&gt;" in drawn


def test_a_key_figure_shows_what_it_counts_and_where_it_comes_from() -> None:
    figure = KeyFigure(
        "78 van 90", "acties zonder trekker", "/acties", source=SourceRef("Stroomschema", "blz. 3", "/b")
    )
    drawn = draw("{% key_figure figure %}", figure=figure)
    assert "ak-figure__value" in drawn
    assert '<a class="ak-figure__link" href="/acties">78 van 90</a>' in drawn
    assert "Stroomschema, blz. 3" in drawn


@pytest.mark.parametrize(
    ("refs", "words"),
    [((), "Bron onbekend"), ((SourceRef("S1"),), "S1"), ((SourceRef("S1"), SourceRef("S2")), "Bronnen")],
)
def test_sources_stand_beside_each_other_and_their_absence_is_said(refs: tuple[SourceRef, ...], words: str) -> None:
    assert words in draw("{% sources refs %}", refs=refs)


def test_a_term_tells_its_meaning_and_a_comma_can_follow() -> None:
    drawn = draw("{% term 'trekker' word='Trekkers' %}, en")
    assert '<a class="ak-tip__word" href="/begrippen#trekker"' in drawn
    assert "</span></span>, en" in drawn
    assert 'role="tooltip"' in drawn


def test_the_same_term_twice_has_two_ids() -> None:
    drawn = draw("{% term 'trekker' %}{% term 'trekker' %}")
    assert drawn.count('role="tooltip"') == 2
    assert len({part.split('"')[0] for part in drawn.split(' id="')[1:]}) == 2


def test_a_term_nobody_registered_fails_loudly() -> None:
    with pytest.raises(UnknownTerm):
        draw("{% term 'onzin' %}")


def test_a_term_cannot_mean_two_things() -> None:
    with pytest.raises(TermAlreadyRegistered):
        register_terms([Term("trekker", "Trekker", "Iets anders.")])


def test_terms_stand_by_the_alphabet() -> None:
    words = [str(one.word).casefold() for one in glossary.all_terms()]
    assert words == sorted(words)
    assert len(words) > 10


def test_a_doubt_says_why() -> None:
    drawn = draw("{% uncertain why %}", why=HOSTILE)
    assert "ak-tip__word--uncertain" in drawn
    assert "&lt;script&gt;" in drawn


@pytest.mark.parametrize("kind", ["info", "ok", "warning", "error"])
def test_a_callout_has_its_kind_and_heading(kind: str) -> None:
    drawn = draw(
        "{% callout kind heading='Let op' level=3 %}<p>{{ text }}</p>{% endcallout %}", kind=kind, text=HOSTILE
    )
    assert f"utrecht-alert--{kind}" in drawn
    assert "<h3 " in drawn
    assert "<p>&lt;script&gt;" in drawn


def test_a_disclosure_opens_without_javascript() -> None:
    drawn = draw("{% disclosure 'Hoe is dit geteld?' %}<p>Zo.</p>{% enddisclosure %}")
    assert drawn.lstrip().startswith('<details class="ak-disclosure">')
    assert "Hoe is dit geteld?</summary>" in drawn


def test_an_empty_state_says_what_to_do() -> None:
    assert "ak-empty__heading" in draw("{% empty_state 'Nog niets' %}<p>Doe iets.</p>{% endempty_state %}")


def test_the_way_here_ends_with_this_page() -> None:
    crumbs = (Crumb("Cockpit", "/iza/"), Crumb("Acties"))
    drawn = draw("{% include 'components/breadcrumbs.html' %}", crumbs=crumbs)
    assert 'href="/iza/">Cockpit' in drawn
    assert 'aria-current="page">Acties' in drawn


def test_tabs_are_links_and_one_is_open() -> None:
    tabs = (Tab("Acties", "?a", True, 0), Tab("Bronnen", "?b"))
    drawn = draw("{% include 'components/tabs.html' with label='Delen' %}", tabs=tabs)
    assert drawn.count("aria-current") == 1
    assert '<span class="ak-tabs__count">0</span>' in drawn


def test_history_tells_who_what_when_why_and_what_changed() -> None:
    item = HistoryItem(
        datetime(2023, 9, 12, 9, 30, tzinfo=UTC),
        "Programmateam",
        "wees aan",
        "Besluit",
        "",
        (FieldChange("T", "", "P"),),
    )
    drawn = draw("{% include 'components/history.html' %}", items=(item,))
    for words in ("12 september 2023, 11:30", "Programmateam", "wees aan", "Reden: Besluit", "leeg</del>", "P</ins>"):
        assert words in drawn
    assert "Nog niets" in draw("{% include 'components/history.html' with empty='Nog niets' %}", items=())


def test_facts_and_downloads_are_drawn() -> None:
    drawn = draw("{% include 'components/facts.html' %}", facts=(("Trekker", Cell(missing="ontbreekt")),))
    assert "<dt>Trekker</dt>" in drawn
    assert "ak-missing" in drawn
    drawn = draw("{% include 'components/downloads.html' %}", downloads=(DownloadLink("PDF", "/r.pdf", "2 kB"),))
    assert "PDF (2 kB)" in drawn


class ExampleForm(forms.Form):
    title = forms.CharField(label="Titel", help_text="Kort.")
    choice = forms.ChoiceField(label="Keuze", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    note = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="Akkoord")
    secret = forms.CharField(widget=forms.HiddenInput, initial="7")


def test_a_form_ties_labels_help_and_errors_to_their_fields() -> None:
    drawn = draw("{% form_fields form %}", form=ExampleForm({"note": HOSTILE}))
    assert '<label class="utrecht-form-label" for="id_title">Titel</label>' in drawn
    assert 'aria-describedby="id_title_helptext id_title_error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert "utrecht-textbox--invalid" in drawn
    assert 'href="#id_title">Titel: ' in drawn
    assert 'href="#id_choice">Keuze: ' in drawn
    assert 'id="id_choice"' in drawn
    assert "&lt;script&gt;alert(1)" in drawn
    assert drawn.count('type="radio"') == 2


def test_a_form_without_errors_has_no_summary() -> None:
    drawn = draw("{% form_fields form %}", form=ExampleForm())
    assert "data-error-summary" not in drawn
    assert "mag leeg" in drawn
    assert 'name="secret" value="7"' in drawn


@pytest.mark.django_db
def test_the_gallery_shows_every_part(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    page = client.get("/stijlgids").content.decode()
    for part in (
        "ak-status--unknown",
        "ak-bar__legend",
        "ak-bar--compact",
        "ak-trend__line",
        "ak-figure__value",
        "ak-tip__text",
        "ak-source",
        "utrecht-alert--warning",
        "ak-empty",
        "ak-facts",
        "ak-history",
        "ak-tabs",
        "ak-crumbs",
        "ak-table",
        "utrecht-pagination",
        "data-error-summary",
        "ak-disclosure",
        "data-print",
    ):
        assert part in page, part


@pytest.mark.django_db
def test_the_table_of_the_gallery_can_be_downloaded_whole(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert len(client.get("/stijlgids?formaat=csv&pagina=3").content.splitlines()) == 58


@pytest.mark.django_db
def test_the_gallery_does_not_exist_for_real_work(client: Client, settings: Settings) -> None:
    settings.DEMO = settings.DEBUG = False
    assert client.get("/stijlgids").status_code == 404
