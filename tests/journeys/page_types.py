# SPDX-License-Identifier: EUPL-1.2
"""One page of every type, with where it is in the real accord and who looks at it."""

from dataclasses import dataclass

from tests.journeys.roles import Role


@dataclass(frozen=True)
class PageType:
    """A page by the name of its URL: where it is, who looks (None: nobody signed in), and with what status it comes.

    A word in braces in `path` is what `tests.journeys.underway` made; `through` are links (CSS) to follow from there,
    for pages whose address holds a number. `state` tells apart pages of one kind that look different.
    """

    url_name: str
    path: str
    role: Role | None = Role.TEAM
    through: tuple[str, ...] = ()
    status: int = 200
    state: str = ""

    def __str__(self) -> str:
        return f"{self.url_name} {self.state}".rstrip()


REQUEST, CORRECTION = "main a[href*='/vraag/']", "main a[href*='/correctie/']"
VERIFY = "main a[href*='/verifieren/']"
MOVED = "main a[href*='/verloop/stroom/acties/']"
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
    PageType("rounds:verify", "/iza/rondes/2023Q4/nakijken/", Role.MONITOR, (VERIFY,)),
    PageType("handover:delegate", "/mijn-vragen/actie/{question}/collega/", Role.OWNER),
    PageType("handover:transfer", "/mijn-vragen/actie/{question}/overdragen/", Role.OWNER),
    PageType("handover:transfer", "/mijn-vragen/actie/{waiting}/overdragen/", Role.OWNER, state="waiting"),
    PageType("handover:received", "/mijn-vragen/overdrachten/", Role.OWNER),
    PageType("handover:list", "/iza/overdrachten/"),
    PageType("trends:page", "/iza/verloop/"),
    PageType("trends:page", "/iza/verloop/?thema=a-passende-zorg", state="of a theme"),
    PageType("trends:flow", "/iza/verloop/stroom/"),
    PageType("trends:moved", "/iza/verloop/stroom/", through=(MOVED,)),
    PageType("trends:drift", "/iza/verloop/prognoses/"),
    PageType("trends:stale", "/iza/verloop/zelfde-antwoord/"),
    PageType("trends:waiting", "/iza/verloop/wachten/"),
    PageType("trends:action", "/iza/acties/a-kader-passende-zorg/verloop/"),
    PageType("intake:list", "/iza/actielijst-inlezen/"),
    PageType("intake:columns", "/iza/actielijst-inlezen/1/kolommen/"),
    PageType("intake:words", "/iza/actielijst-inlezen/1/woorden/"),
    PageType("intake:discard", "/iza/actielijst-inlezen/1/wegdoen/"),
    PageType("intake:difference", "/iza/actielijst-inlezen/2/verschil/"),
    PageType("intake:difference", "/iza/actielijst-inlezen/2/verschil/?soort=fout", state="of what is wrong"),
    PageType("intake:write", "/iza/actielijst-inlezen/2/vastleggen/"),
    PageType("intake:page", "/iza/actielijst-inlezen/1/", state="on its way"),
    PageType("intake:page", "/iza/actielijst-inlezen/3/", state="written"),
    PageType("workbooks:list", "/iza/rondes/2023Q4/werkboeken/"),
    PageType("workbooks:list", "/iza/rondes/2023Q3/werkboeken/", state="of a closed round"),
    PageType("workbooks:upload", "/iza/rondes/2023Q4/werkboeken/{upload}/", Role.OWNER),
    PageType("workbooks:batch", "/iza/rondes/2023Q4/werkboeken/samen/{batch}/", Role.OWNER),
    PageType("workbooks:own-batch", "/mijn-vragen/werkboek/samen/{batch}/", Role.OWNER),
    PageType("workbooks:own", "/mijn-vragen/werkboek/", Role.OWNER),
    PageType("workbooks:own-upload", "/mijn-vragen/werkboek/{upload}/", Role.OWNER),
)

EMPTY_PAGES = (
    PageType("cockpit:page", "/leeg/", state="empty"),
    PageType("rounds:list", "/leeg/rondes/", state="empty"),
    PageType("rounds:open", "/leeg/rondes/openen/", state="empty"),
    PageType("reports:list", "/leeg/rapporten/", state="empty"),
    PageType("burden:page", "/leeg/lasten/", state="empty"),
    PageType("burden:limits", "/leeg/lasten/grenzen/", state="empty"),
    PageType("handover:list", "/leeg/overdrachten/", state="empty"),
    PageType("intake:list", "/leeg/actielijst-inlezen/", state="empty"),
    PageType("trends:page", "/leeg/verloop/", state="empty"),
    PageType("trends:flow", "/leeg/verloop/stroom/", state="empty"),
    PageType("trends:drift", "/leeg/verloop/prognoses/", state="empty"),
    PageType("trends:stale", "/leeg/verloop/zelfde-antwoord/", state="empty"),
    PageType("trends:waiting", "/leeg/verloop/wachten/", state="empty"),
    PageType("trends:action", "/leeg/acties/a-kader/verloop/", state="empty"),
    PageType("answering:mine", "/mijn-vragen/", state="empty"),
    PageType("workbooks:own", "/mijn-vragen/werkboek/", state="empty"),
    PageType("handover:received", "/mijn-vragen/overdrachten/", Role.MONITOR, state="empty"),
    PageType("invitations:mailbox", "/demo/postvak/", state="empty"),
)

ERROR_PAGES = (
    PageType("a peildatum that is none", "/iza/?peildatum=gisteren", status=400),
    PageType("a page that is not for the reader", "/iza/rondes/openen/", Role.READER, status=403),
    PageType("a page that is not there", "/iza/bestaat-niet/", status=404),
    PageType("a link of a round that is over", "/mijn-vragen/open/{expired}/", None, status=410),
    PageType("a link that was revoked", "/mijn-vragen/open/{revoked}/", None, status=410),
    PageType("one's own questions without a link", "/mijn-vragen/", None, status=403),
    PageType("an altered address for reminders", "/herinneringen/{reminders}x/", None, status=404),
    PageType("a question of somebody else to hand on", "/mijn-vragen/actie/{question}/collega/", status=404),
)

NO_PAGE = {
    "answering:receipt": "there once something was handed in; looked at in its own journey",
    "calendar:feed": "a file for a calendar",
    "intake:mapping": "a file for the command line",
    "flowcharts:svg": "a picture to download",
    "flowcharts:pdf": "a document to download",
    "shell:health": "a word for machines",
}
"""Addresses that answer GET with something else than a page for people."""

SAME_TITLE = {"workbooks:own-upload": "workbooks:upload", "workbooks:own-batch": "workbooks:batch"}
"""Kinds of pages that show the same thing at another address, with a personal link."""
