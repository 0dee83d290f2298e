# SPDX-License-Identifier: EUPL-1.2
"""Where pages of reading over time lead: the way to them, the pages beside each other, and their filters."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.programme.accord.overviews.actions import owners_held, themes_held
from akkoord.web.components.items import Crumb, Tab
from akkoord.web.components.table import Filter, Option
from akkoord.web.frame import Frame
from akkoord.web.frame.references import crumbs

PAGES = (
    ("page", gettext_lazy("Verloop")),
    ("flow", gettext_lazy("Stroom")),
    ("drift", gettext_lazy("Prognoses")),
    ("stale", gettext_lazy("Zelfde antwoord")),
    ("waiting", gettext_lazy("Wie wacht op wie")),
)


def way(frame: Frame, *rest: tuple[str, str] | str) -> list[Crumb]:
    """The way to a page: the accord, the rounds, the course, and on."""
    course = (_("Verloop"), reverse("trends:page", args=[frame.key])) if rest else _("Verloop")
    return crumbs(frame, (_("Rondes"), reverse("rounds:list", args=[frame.key])), course, *rest)


def tabs(accord: str, here: str, params: Mapping[str, str]) -> list[Tab]:
    """The pages beside each other; a theme or an owner that was chosen goes along."""
    kept = {name: params[name] for name in ("thema", "partij") if params.get(name)}
    query = f"?{urlencode(kept)}" if kept else ""
    return [
        Tab(str(label), reverse(f"trends:{name}", args=[accord]) + query, current=name == here) for name, label in PAGES
    ]


def linked(name: str, accord: str, **params: str) -> str:
    """A page with its query; empty values are left out."""
    kept = {key: value for key, value in params.items() if value}
    return reverse(f"trends:{name}", args=[accord]) + (f"?{urlencode(kept)}" if kept else "")


def action_url(accord: str, key: str) -> str:
    """The page of an action."""
    return reverse("actions:page", args=[accord, key])


def theme_filter(themes: Iterable[tuple[str, str]], params: Mapping[str, str]) -> Filter:
    """The question which theme, from pairs of key and label."""
    options = [Option(key, label) for key, label in themes]
    return Filter("thema", _("Thema"), params.get("thema", ""), options, _("Alle thema’s"))


def place_filters(frame: Frame, params: Mapping[str, str]) -> list[Filter]:
    """The questions which theme and which owner. Three queries."""
    themes = themes_held(frame.capacity, frame.as_of, accord=frame.key)
    owners = owners_held(frame.capacity, frame.as_of, accord=frame.key)
    options = [Option(owner.key, owner.title) for owner in owners]
    return [
        theme_filter([(theme.key, theme.label) for theme in themes], params),
        Filter("partij", _("Trekker"), params.get("partij", ""), options, _("Alle trekkers")),
    ]
