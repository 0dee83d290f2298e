# SPDX-License-Identifier: EUPL-1.2
"""Facts as cells: with their source, what is uncertain about them, and what people changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.overviews.actions import ActionFilter, ActionsAsked
from akkoord.programme.accord.overviews.naming import BodyRef, ThemeRef
from akkoord.programme.parties.naming import PartyRef
from akkoord.programme.rounds.overviews.by_action import ActionStanding
from akkoord.programme.rounds.overviews.verified import VerifiedShown
from akkoord.programme.sources.origins import Origin
from akkoord.web.components.items import Crumb, SourceRef
from akkoord.web.components.table import Cell, TableQuery
from akkoord.web.components.wording import worded
from akkoord.web.frame.entrance import Frame


@contextmanager
def found_on_peildatum() -> Iterator[None]:
    """A block in which what the accord does not have becomes a page 404 that tells to try another peildatum."""
    try:
        yield
    except NotInAccord as missing:
        raise Http404(_("Dit is er niet op deze peildatum.")) from missing


def crumbs(frame: Frame, *steps: tuple[str, str] | str) -> list[Crumb]:
    """The way to a page: the accord, then the steps given as (label, url), the last one a label alone."""
    way = [Crumb(frame.accord.short_name, reverse("cockpit:page", args=[frame.key]))]
    return way + [Crumb(step) if isinstance(step, str) else Crumb(*step) for step in steps]


def actions_asked(query: TableQuery, filters: ActionFilter) -> ActionsAsked:
    """What a table of actions asks of the overview: its order and page, narrowed by filters."""
    return ActionsAsked(filters, query.sort, query.descending, query.limit, query.offset)


def source_refs(accord: str, *origins: Origin) -> list[SourceRef]:
    """The documents behind facts, each place once, with our own page about the document."""
    found = {(one.document_key, one.document, one.place): None for one in origins if one.document}
    return [
        SourceRef(title, place, reverse("sources:page", args=[accord, key]) if key else "")
        for key, title, place in found
    ]


def amendment(origin: Origin) -> str:
    """What to say beside a fact that people changed; empty when it is as its source has it."""
    return _("Aangepast: %(reason)s") % {"reason": origin.amended} if origin.amended else ""


def fact_cell(text: str, origin: Origin, url: str = "", note: str = "") -> Cell:
    """A fact with the mark of doubt and of change; its source stands in a column of its own."""
    notes = [part for part in (note, amendment(origin)) if part]
    return Cell(text, url, note=". ".join(notes), uncertain=origin.uncertain)


def source_cell(accord: str, *origins: Origin) -> Cell:
    """The cell of a column "Bron"."""
    refs = source_refs(accord, *origins)
    return Cell(sources=refs, value="; ".join(f"{ref.document}, {ref.place}".removesuffix(", ") for ref in refs))


def party_cell(accord: str, party: PartyRef | None, missing: str = "") -> Cell:
    """A party with a link to its page, or what to say when there is none."""
    if party is None:
        return Cell(missing=missing)
    return Cell(party.title, reverse("parties:page", args=[accord, party.key]))


def body_cell(accord: str, body: BodyRef | None) -> Cell:
    """A meeting body with a link to its page."""
    return Cell(body.title, reverse("bodies:page", args=[accord, body.key])) if body else Cell()


def theme_cell(accord: str, theme: ThemeRef) -> Cell:
    """A theme with a link to its page."""
    return Cell(theme.label, reverse("themes:page", args=[accord, theme.key])) if theme.key else Cell()


def moment_cell(moment: PlannedMoment | None, unknown: str = "") -> Cell:
    """A planned moment in words, or small and soft that it is unknown; a download holds its canonical text."""
    return Cell(worded(moment), value=str(moment)) if moment else Cell(note=unknown, value="")


def standing_cell(standing: ActionStanding | None) -> Cell:
    """How an action stands by its owner, and under it what was verified, each with its age; never one for the other."""
    if standing is None:
        return Cell(missing=_("niet gevraagd"))
    own = with_age(_whose(standing), standing.age)
    return Cell(
        lines=[
            Cell(signal=standing.signal, note=own, value=with_age(standing.signal.label, standing.age)),
            verified_cell(standing.verified),
        ]
    )


def verified_cell(verified: VerifiedShown | None) -> Cell:
    """What was verified, with its age; where nothing was it says so."""
    if verified is None:
        return Cell(note=_("niet geverifieerd"), value=_("niet geverifieerd"))
    note = with_age(_("geverifieerd"), verified.age)
    if verified.practice:
        note += ", " + _("oefengegevens")
    told = _("geverifieerd: %(status)s") % {"status": verified.signal.label}
    return Cell(signal=verified.signal, note=note, value=with_age(told, verified.age))


def _whose(standing: ActionStanding) -> str:
    if not standing.answered:
        return _("niet beantwoord")
    return _("volgens de voorzitter") if standing.by_chair else _("volgens de trekker")


def with_age(whose: str, days: int) -> str:
    """Whose finding it is and how old: "geverifieerd, 46 dagen oud"."""
    age = ngettext("%(count)s dag oud", "%(count)s dagen oud", days) % {"count": days}
    return f"{whose}, {age}"


def list_cell(cells: Sequence[Cell], missing: str = "") -> Cell:
    """A number of cells under each other."""
    return Cell(lines=cells) if cells else Cell(missing=missing)
