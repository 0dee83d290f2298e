# SPDX-License-Identifier: EUPL-1.2
"""The context of every template: one object `shell`, worked out only as far as a template asks."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from akkoord.kernel.asof import AsOf
from akkoord.kernel.dutch import date_label
from akkoord.web.components.bound_table import hidden_params
from akkoord.web.shell.as_of import KNOWN, PEILDATUM, THEN
from akkoord.web.shell.navigation import FOOT, MAIN, OWN, SEARCH, TERMS, NavigationLink, home_of, main_links, url_of
from akkoord.web.shell.preferences import theme_of
from akkoord.web.shell.surroundings import Surroundings, surroundings_of

NOT_KEPT_BY_PICKER = (PEILDATUM, KNOWN, "pagina", "formaat")


@dataclass(frozen=True)
class PeildatumLink:
    """One shortcut in the peildatum picker."""

    label: str
    url: str
    current: bool


class Shell:
    """What `shell/base.html` shows around a page."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def around(self) -> Surroundings:
        """Accord, rounds and practice notice; empty for an anonymous visitor outside the demo."""
        user = getattr(self._request, "user", None)
        may_see = (user is not None and user.is_authenticated) or settings.DEMO
        return surroundings_of(self._request) if may_see else Surroundings()

    @cached_property
    def navigation(self) -> list[NavigationLink]:
        """The main navigation; first one's own questions, for who is ever asked any."""
        waiting = self.around.to_answer
        entries = MAIN if waiting is None else (OWN, *MAIN)
        return main_links(self._request, self.around.accord_key, entries, waiting or 0)

    @cached_property
    def foot(self) -> list[NavigationLink]:
        """The pages about the accord as a whole, at the foot of every page."""
        return main_links(self._request, self.around.accord_key, FOOT) if self.around.accord_key else []

    @cached_property
    def terms_url(self) -> str:
        """The terms of the accord; outside an accord those of the site."""
        of_accord, of_site = TERMS
        return (url_of(of_accord, self.around.accord_key) if self.around.accord_key else "") or url_of(of_site)

    @cached_property
    def search_url(self) -> str:
        """Where the search box leads; "" when there is no search."""
        return url_of(SEARCH, self.around.accord_key)

    @property
    def theme(self) -> str:
        """The colours chosen: light, dark or auto."""
        return theme_of(self._request)

    @property
    def language(self) -> str:
        """The interface language, "nl" or "en"."""
        return (get_language() or settings.LANGUAGE_CODE)[:2]

    @property
    def today(self) -> date:
        """Today in Amsterdam."""
        return timezone.localdate()

    @property
    def as_of(self) -> AsOf | None:
        """The peildatum of this page."""
        return getattr(self._request, "as_of", None)

    @property
    def peildatum_label(self) -> str:
        """The peildatum in words."""
        return self.as_of.label_in(self.language) if self.as_of else ""

    @property
    def today_label(self) -> str:
        """Today in words."""
        return date_label(self.today, self.language)

    @property
    def is_today(self) -> bool:
        """Whether the page shows today with all that is known."""
        return not getattr(self._request, "as_of_params", {})

    @property
    def as_then_known(self) -> bool:
        """Whether only what was known on the peildatum counts."""
        return bool(getattr(self._request, "as_of_params", {}).get(KNOWN) == THEN)

    @property
    def kept_by_picker(self) -> list[tuple[str, str]]:
        """The page's own query, which the peildatum picker keeps."""
        return hidden_params(self._request.GET, NOT_KEPT_BY_PICKER)

    @property
    def today_url(self) -> str:
        """This page as at today."""
        query = urlencode(self.kept_by_picker)
        return f"?{query}" if query else self._request.path

    @property
    def peildata(self) -> list[PeildatumLink]:
        """The days worth looking at, as links to this page."""
        kept, current = self.kept_by_picker, self.as_of.peildatum if self.as_of else None
        return [
            PeildatumLink(
                one.label, "?" + urlencode([*kept, (PEILDATUM, one.peildatum.isoformat())]), one.peildatum == current
            )
            for one in self.around.peildata
        ]

    @property
    def home(self) -> str:
        """Where the name in the header leads."""
        return home_of(self.around)

    @property
    def here(self) -> str:
        """This page with its query, to come back to; "/" after a POST, which cannot be repeated by a link."""
        return self._request.get_full_path() if self._request.method == "GET" else self._request.path

    @property
    def is_demo(self) -> bool:
        """Whether this is a demonstration."""
        return bool(settings.DEMO)


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor: `shell` for the frame; `practice_notice` comes from it unless the page sets its own."""
    return {"shell": Shell(request)}
