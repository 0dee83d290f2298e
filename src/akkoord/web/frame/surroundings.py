# SPDX-License-Identifier: EUPL-1.2
"""What the shell shows around a page of an accord: its name, the peildata of its rounds, the practice notice."""

from collections.abc import Sequence
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.overviews.counts import action_counts
from akkoord.programme.accord.overviews.heads import AccordHead
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.overviews.listing import RoundLine, rounds_of
from akkoord.web.components.wording import plural, reader_language
from akkoord.web.frame.entrance import known_to
from akkoord.web.shell.as_of import AsOfRequest
from akkoord.web.shell.surroundings import AccordLink, PeildatumShortcut, Surroundings

FRONT_PAGE = "shell:landing"


def surroundings(request: HttpRequest) -> Surroundings:
    """The surroundings of a page; for who may not read only what they are asked.

    A demonstration also shows them to who has not chosen a role yet.

    At most three queries on a page of an accord, and one more for who is asked something in rounds.
    """
    known = known_to(request)
    if not may_read(known.capacity) and (request.user.is_authenticated or not settings.DEMO):
        return Surroundings(to_answer=known.to_answer)
    current = _current(request, known.heads)
    if current is None:
        return Surroundings(to_answer=known.to_answer)
    as_of = cast(AsOfRequest, request).as_of
    rounds = rounds_of(current.key, as_of, language=reader_language())
    return Surroundings(
        accord_key=current.key,
        accord_name=current.name,
        accord_url=reverse("cockpit:page", args=[current.key]),
        accords=[_link(head, _summary(request, head, as_of), current=head == current) for head in known.heads],
        peildata=[PeildatumShortcut(line.label, line.peildatum) for line in rounds],
        practice_notice=practice_notice([line for line in rounds if line.counts_on(as_of)]),
        to_answer=known.to_answer,
    )


def practice_notice(rounds: Sequence[RoundLine]) -> str:
    """What a page says when a round among these is practice data; empty when none is."""
    if not any(line.practice for line in rounds):
        return ""
    return _(
        "De antwoorden en prognoses in de rondes zijn verzonnen om mee te oefenen. "
        "Ze zeggen niets over het echte akkoord."
    )


def _current(request: HttpRequest, heads: tuple[AccordHead, ...]) -> AccordHead | None:
    match = request.resolver_match
    asked = match.kwargs.get("accord") if match else None
    return next((head for head in heads if head.key == asked), heads[0] if heads and not asked else None)


def _link(head: AccordHead, summary: str, *, current: bool) -> AccordLink:
    return AccordLink(head.name, reverse("cockpit:page", args=[head.key]), current, summary)


def _summary(request: HttpRequest, head: AccordHead, as_of: AsOf) -> str:
    """What an accord is, and on the front page of a demonstration also how large it is (two queries more)."""
    match = request.resolver_match
    if not settings.DEMO or match is None or match.view_name != FRONT_PAGE:
        return head.description
    themes = action_counts(Capacity(everything=True), as_of, accord=head.key)
    actions = sum(theme.actions for theme in themes)
    missing = sum(theme.owner_missing for theme in themes)
    counted = _("%(themes)s, %(actions)s, waarvan %(missing)s zonder trekker.") % {
        "themes": plural(len(themes), _("thema"), _("thema’s")),
        "actions": plural(actions, _("actie"), _("acties")),
        "missing": missing,
    }
    return f"{head.description} {counted}".strip()
