# SPDX-License-Identifier: EUPL-1.2
"""The sentences with which pages of rounds open."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.burden.overviews.ahead import PartyAhead
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.overviews.attention import NeedsByParty
from akkoord.programme.rounds.overviews.naming import PartyShown
from akkoord.programme.rounds.overviews.preview import OpeningPreview
from akkoord.programme.rounds.overviews.progress import MyRequest, RequestProgress, RoundProgress, UnansweredLine
from akkoord.programme.rounds.overviews.queue import QueueState, ReviewQueue, ThemeAnswers
from akkoord.programme.rounds.overviews.rounds import EditionChanges, RoundShown
from akkoord.programme.rounds.overviews.standings import Movements, Standings
from akkoord.programme.rounds.rules import Movement
from akkoord.web.components.wording import date_label, gloss, list_label, worded
from akkoord.web.frame.deadlines import answered_of, until


def round_title(about: RoundShown) -> str:
    """The heading of a page about a round: "Ronde 3e kwartaal 2023"."""
    return _("Ronde %(period)s") % {"period": worded(about.period)}


def whom(one: RequestProgress | MyRequest) -> str:
    """Of whom a request is asked: a party, or the chair of a theme."""
    if one.kind == RequestKind.THEME_CHAIR and one.theme:
        place = {"letter": one.theme.letter, "title": one.theme.title}
        return _("Voorzitter thematafel %(letter)s %(title)s") % place
    return one.party.title if one.party else _("Onbekende partij")


def colleagues(line: UnansweredLine) -> str:
    """Which colleagues were asked to answer a question. Example: "ook gevraagd: Bert (tot en met 1 april 2026)"."""
    named = [
        _("%(who)s (tot en met %(day)s)") % {"who": one.person, "day": date_label(one.until)}
        if one.until
        else one.person
        for one in line.colleagues
    ]
    return _("ook gevraagd: %(people)s") % {"people": list_label(named)} if named else ""


def wanted_from(party: PartyShown | None) -> str:
    """From whom something is needed."""
    return party.title if party else _("nog niet bekend van wie")


def about_request(one: MyRequest, due_on: date) -> str:
    """What somebody still has to do. Example: "5 van de 12 vragen zijn beantwoord. Antwoorden kan tot en met …"."""
    if one.answered == one.asked and not one.asked_back:
        return _("Alle %(asked)s vragen zijn beantwoord.") % {"asked": one.asked}
    told = answered_of(one.answered, one.asked)
    if one.asked_back:
        told += " " + ngettext(
            "%(count)s antwoord is teruggevraagd.", "%(count)s antwoorden zijn teruggevraagd.", one.asked_back
        ) % {"count": one.asked_back}
    return f"{told} {until(due_on)}"


def about_closed_request(one: MyRequest) -> str:
    """What somebody answered, and what still can be done about it."""
    counts = {"answered": one.answered, "asked": one.asked}
    told = _("%(answered)s van de %(asked)s vragen zijn beantwoord.") % counts
    return " ".join([told, _("Klopt er iets niet? Geef dan een correctie bij de actie.")])


def about_rounds(rounds: Sequence[RoundShown]) -> str:
    """The sentence above the list of rounds."""
    if not rounds:
        return _("Er is nog geen ronde geweest. In een ronde vertellen alle trekkers hoe hun acties ervoor staan.")
    now = next((one for one in rounds if one.is_open), None)
    if now is None:
        last = {"period": worded(rounds[0].period), "day": date_label(rounds[0].peildatum)}
        return _("Er is geen ronde open. De laatste ronde is %(period)s, met peildatum %(day)s.") % last
    return about_open_round(now)


def about_open_round(about: RoundShown) -> str:
    """How far an open round is."""
    told = _("De ronde %(period)s is open.") % {"period": worded(about.period)}
    return f"{told} {answered_of(about.answered, about.asked)} {until(about.due_on)}"


def about_progress(progress: RoundProgress) -> str:
    """Who answered and who did not, in one or two sentences."""
    about = progress.round
    silent = sum(one.answered == 0 for one in progress.requests)
    told = [answered_of(progress.answered, progress.asked)]
    if silent:
        told.append(
            ngettext(
                "%(silent)s van de %(requests)s verzoeken is nog helemaal niet beantwoord.",
                "%(silent)s van de %(requests)s verzoeken zijn nog helemaal niet beantwoord.",
                silent,
            )
            % {"silent": silent, "requests": len(progress.requests)}
        )
    if about.is_open:
        told.append(until(about.due_on))
    return " ".join(told)


def about_outcome(about: RoundShown, standings: Standings) -> str:
    """What came out of a round. Example: "Op 30 september 2023: van 110 acties zijn er 12 afgerond, …"."""
    parts = ", ".join(
        f"{count.actions} {gloss(count.status.signal) or count.status.label.lower()}"
        for count in standings.total.counts
        if count.actions
    )
    counts = {
        "day": date_label(about.peildatum),
        "actions": standings.total.asked,
        "parts": parts or _("niets gevraagd"),
    }
    return _("Zo stonden de %(actions)s acties er op %(day)s voor: %(parts)s.") % counts


def about_movement(movements: Movements) -> str:
    """How the actions moved since the round before."""
    if movements.compared_with is None:
        return _("Dit is de eerste ronde; er is nog niets om mee te vergelijken.")
    counts = movements.total.counts
    words = {
        "period": worded(movements.compared_with.period),
        "edition": movements.compared_with.edition.number,
        "better": counts[Movement.BETTER],
        "worse": counts[Movement.WORSE],
        "same": counts[Movement.SAME],
        "rest": counts[Movement.FIRST] + counts[Movement.UNKNOWN],
    }
    return (
        _(
            "Vergeleken met %(period)s (editie %(edition)s): %(better)s vooruit, %(worse)s achteruit, %(same)s gelijk. "
            "Nieuw of niet te zeggen: %(rest)s."
        )
        % words
    )


def about_needs(needs: NeedsByParty) -> str:
    """How much is needed, and of whom most."""
    named = [one for one in needs.parties if one.party]
    if not needs.total:
        return _("In deze ronde heeft niemand gezegd dat er iets nodig is.")
    told = ngettext("Er is %(count)s ding nodig.", "Er zijn %(count)s dingen nodig.", needs.total) % {
        "count": needs.total
    }
    if named and named[0].party:
        told += " " + _("Het meest wordt gevraagd van %(party)s (%(count)s).") % {
            "party": named[0].party.title,
            "count": named[0].needs,
        }
    return told


def about_edition(shown: EditionChanges) -> str:
    """When an edition was published and how much it changed."""
    words = {"number": shown.edition.number, "day": date_label(timezone.localtime(shown.edition.published_at).date())}
    if not shown.changes:
        return _("Editie %(number)s is vastgesteld op %(day)s, bij het sluiten van de ronde.") % words
    return ngettext(
        "Editie %(number)s is vastgesteld op %(day)s en veranderde %(count)s actie.",
        "Editie %(number)s is vastgesteld op %(day)s en veranderde %(count)s acties.",
        len(shown.changes),
    ) % {**words, "count": len(shown.changes)}


def about_opening(preview: OpeningPreview, due_on: date, *, practice: bool) -> list[str]:
    """What opening a round does, sentence by sentence."""
    counts = {"actions": preview.actions, "requests": preview.requests, "owners": preview.owners}
    told = [
        _("%(actions)s acties worden gevraagd, in %(requests)s verzoeken.") % counts,
        ngettext(
            "%(count)s partij krijgt één verzoek met al haar acties.",
            "%(count)s partijen krijgen elk één verzoek met al hun acties.",
            preview.owners,
        )
        % {"count": preview.owners},
    ]
    if preview.ownerless:
        told.append(
            ngettext(
                "%(count)s actie heeft geen trekker. Die wordt gevraagd aan de voorzitter van de thematafel.",
                "%(count)s acties hebben geen trekker. Die worden gevraagd aan de voorzitters van %(themes)s "
                "thematafels.",
                preview.ownerless,
            )
            % {"count": preview.ownerless, "themes": preview.themes_of_ownerless}
        )
    if preview.without_chair:
        themes = ", ".join(theme.letter for theme in preview.without_chair)
        told.append(
            _("Van thema %(themes)s is geen voorzitter bekend: wie daar een mandaat heeft, kan antwoorden.")
            % {"themes": themes}
        )
    told.append(until(due_on))
    if practice:
        told.append(_("Overal staat bij dat het om oefengegevens gaat. Er gaat geen mail uit."))
    else:
        told.append(_("Wie een mandaat heeft om te antwoorden, krijgt een mail."))
    return told


def about_too_much(one: PartyAhead) -> str:
    """That a round asks more of a party than its limit, and how much of it lies in other accords.

    Example: "Zorginstituut: 2 vragen, 5 minuten. De grens is 4 minuten.".
    """
    words = {
        "party": one.party.title,
        "questions": ngettext("%(count)s vraag", "%(count)s vragen", one.questions) % {"count": one.questions},
        "minutes": _in_minutes(one.minutes_here if one.minutes is None else one.minutes),
        "limit": _in_minutes(one.limit or 0),
    }
    if one.minutes_elsewhere:
        words["elsewhere"] = _in_minutes(one.minutes_elsewhere)
        told = _("%(party)s: %(minutes)s, waarvan %(elsewhere)s in een open ronde van een ander akkoord.") % words
    else:
        told = _("%(party)s: %(questions)s, %(minutes)s.") % words
    limit = _("De grens is %(limit)s.") % words
    more = [_("Een open ronde van een ander akkoord komt daar nog bij.")] if one.minutes is None else []
    return " ".join([told, limit, *more])


def _in_minutes(count: int) -> str:
    return ngettext("%(count)s minuut", "%(count)s minuten", count) % {"count": count}


def before_closing(progress: RoundProgress) -> str:
    """Whether anything is missing, before a round is closed."""
    missing = progress.asked - progress.answered
    if not missing:
        return _("Alle %(asked)s vragen zijn beantwoord. Wilt u de ronde sluiten?") % {"asked": progress.asked}
    return ngettext(
        "%(count)s van de %(asked)s vragen is niet beantwoord. Wilt u de ronde toch sluiten?",
        "%(count)s van de %(asked)s vragen zijn niet beantwoord. Wilt u de ronde toch sluiten?",
        missing,
    ) % {"count": missing, "asked": progress.asked}


def consequences_of_closing(progress: RoundProgress) -> list[str]:
    """What closing a round does, sentence by sentence."""
    missing = progress.asked - progress.answered
    to_review = progress.answered - progress.accepted - progress.asked_back
    told = [_("De antwoorden worden vastgelegd als editie 1. Daarna verandert daar niets meer aan.")]
    if missing:
        told.append(
            ngettext(
                "%(count)s actie zonder antwoord krijgt de status ‘onbekend’.",
                "%(count)s acties zonder antwoord krijgen de status ‘onbekend’.",
                missing,
            )
            % {"count": missing}
        )
    if to_review:
        told.append(
            ngettext(
                "%(count)s antwoord is nog niet nagekeken. Het telt mee zoals het er staat.",
                "%(count)s antwoorden zijn nog niet nagekeken. Ze tellen mee zoals ze er staan.",
                to_review,
            )
            % {"count": to_review}
        )
    if progress.asked_back:
        told.append(
            ngettext(
                "%(count)s antwoord is teruggevraagd en niet vernieuwd. Het telt mee zoals het er staat.",
                "%(count)s antwoorden zijn teruggevraagd en niet vernieuwd. Ze tellen mee zoals ze er staan.",
                progress.asked_back,
            )
            % {"count": progress.asked_back}
        )
    told.append(_("Een antwoord veranderen kan daarna alleen met een correctie, in een nieuwe editie."))
    return told


def about_pending(about: RoundShown, count: int) -> str:
    """How many corrections wait for the next edition."""
    number = {"number": about.edition.number + 1 if about.edition else 1, "count": count}
    if not count:
        return _("Er zijn geen correcties die wachten op een nieuwe editie.")
    return (
        ngettext(
            "%(count)s correctie wacht op editie %(number)s.",
            "%(count)s correcties wachten op editie %(number)s.",
            count,
        )
        % number
    )


def about_queue(queue: ReviewQueue) -> str:
    """How much there is to review."""
    count = queue.counts[QueueState.TO_REVIEW]
    if not count:
        return _("Er is niets om na te kijken.")
    return ngettext(
        "%(count)s antwoord moet nog worden nagekeken.", "%(count)s antwoorden moeten nog worden nagekeken.", count
    ) % {"count": count}


def about_theme(shown: ThemeAnswers) -> str:
    """How many questions on a theme have an answer."""
    return answered_of(shown.lines.total, shown.asked)
