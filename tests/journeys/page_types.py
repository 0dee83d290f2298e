# SPDX-License-Identifier: EUPL-1.2
"""One page of every type, with where it is in the real accord and who looks at it."""

from dataclasses import dataclass

from tests.journeys.roles import Role


@dataclass(frozen=True)
class PageType:
    """A page by the name of its URL: where it is, who looks (None: nobody signed in), and with what status it comes.

    `through` are links (CSS) to follow from there, for pages whose address holds a number.
    """

    url_name: str
    path: str
    role: Role | None = Role.TEAM
    through: tuple[str, ...] = ()
    status: int = 200

    def __str__(self) -> str:
        return self.url_name


REQUEST, CORRECTION = "main a[href*='/vraag/']", "main a[href*='/correctie/']"
INVITED, REMINDERS = "main tbody a[href*='/uitnodigingen/']", "main a[href*='/herinneringen/']"

PAGE_TYPES = (
    PageType("shell:landing", "/", None),
    PageType("shell:sign-in", "/aanmelden", None),
    PageType("shell:terms", "/begrippen", None),
    PageType("shell:accessibility", "/toegankelijkheid", None),
    PageType("shell:gallery", "/stijlgids", None),
    PageType("cockpit:page", "/iza/"),
    PageType("cockpit:overdue", "/iza/te-laat/"),
    PageType("themes:list", "/iza/themas/"),
    PageType("themes:page", "/iza/themas/a-passende-zorg/"),
    PageType("flowcharts:list", "/iza/stroomschemas/"),
    PageType("flowcharts:page", "/iza/themas/a-passende-zorg/stroomschema/"),
    PageType("actions:list", "/iza/acties/"),
    PageType("actions:page", "/iza/acties/a-kader-passende-zorg/"),
    PageType("actions:owner-assign", "/iza/acties/a-kader-passende-zorg/trekker/"),
    PageType("actions:amend", "/iza/acties/a-kader-passende-zorg/wijzigen/"),
    PageType("parties:list", "/iza/partijen/"),
    PageType("parties:page", "/iza/partijen/zin/"),
    PageType("calendar:page", "/iza/kalender/"),
    PageType("about:page", "/iza/akkoord/"),
    PageType("bodies:page", "/iza/overleggen/bo-iza/"),
    PageType("sources:list", "/iza/bronnen/"),
    PageType("sources:page", "/iza/bronnen/iza-stroomschemas-2023/"),
    PageType("figures:page", "/iza/cijfers/"),
    PageType("journal:page", "/iza/journaal/"),
    PageType("search:page", "/iza/zoeken/?q=passende"),
    PageType("glossary:page", "/iza/begrippen/"),
    PageType("burden:page", "/iza/lasten/"),
    PageType("burden:party", "/iza/lasten/partij/zin/"),
    PageType("burden:limits", "/iza/lasten/grenzen/"),
    PageType("rounds:list", "/iza/rondes/", Role.OWNER),
    PageType("rounds:open", "/iza/rondes/openen/", Role.MONITOR),
    PageType("rounds:page", "/iza/rondes/2023Q3/"),
    PageType("rounds:answer", "/iza/rondes/2023Q4/voortgang/", Role.MONITOR, (REQUEST,)),
    PageType("answering:mine", "/mijn-vragen/", Role.OWNER),
    PageType("answering:open", "/mijn-vragen/open/nagemaakt/", None, status=404),
    PageType("answering:leave", "/mijn-vragen/stoppen/", None),
    PageType("rounds:theme", "/iza/rondes/2023Q4/thema/a-passende-zorg/", Role.CHAIR),
    PageType("rounds:progress", "/iza/rondes/2023Q4/voortgang/", Role.MONITOR),
    PageType("rounds:needs", "/iza/rondes/2023Q3/nodig/"),
    PageType("rounds:review", "/iza/rondes/2023Q4/nakijken/", Role.MONITOR),
    PageType("rounds:deadline", "/iza/rondes/2023Q4/termijn/", Role.MONITOR),
    PageType("invitations:people", "/iza/rondes/2023Q4/uitnodigingen/"),
    PageType("invitations:person", "/iza/rondes/2023Q4/uitnodigingen/", Role.TEAM, (INVITED,)),
    PageType("invitations:mailbox", "/demo/postvak/", Role.OWNER),
    PageType("invitations:reminders", "/demo/postvak/", Role.OWNER, (REMINDERS,)),
    PageType("rounds:close", "/iza/rondes/2023Q4/sluiten/", Role.MONITOR),
    PageType("answering:correct", "/iza/rondes/2023Q3/voortgang/", Role.MONITOR, (REQUEST, CORRECTION)),
    PageType("rounds:publish", "/iza/rondes/2023Q3/editie-vaststellen/", Role.MONITOR),
    PageType("rounds:edition", "/iza/rondes/2023Q3/edities/2/"),
    PageType("reports:list", "/iza/rapporten/"),
    PageType("reports:page", "/iza/rapporten/2023Q3/"),
    PageType("reports:download", "/iza/rapporten/2023Q3/2.html"),
)

ERROR_PAGES = (
    PageType("a peildatum that is none", "/iza/?peildatum=gisteren", status=400),
    PageType("a page that is not for the reader", "/iza/rondes/openen/", Role.READER, status=403),
    PageType("a page that is not there", "/iza/bestaat-niet/", status=404),
)

NO_PAGE = {
    "answering:receipt": "there once something was handed in; looked at in its own journey",
    "calendar:feed": "a file for a calendar",
    "flowcharts:svg": "a picture to download",
    "flowcharts:pdf": "a document to download",
    "shell:health": "a word for machines",
}
"""Addresses that answer GET with something else than a page for people."""
