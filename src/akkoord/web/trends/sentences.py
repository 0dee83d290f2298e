# SPDX-License-Identifier: EUPL-1.2
"""The sentences with which pages of reading over time open."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.kernel.signal import Signal, SignalKind
from akkoord.programme.rounds.overviews.by_round import ActionCourse
from akkoord.programme.rounds.overviews.course import Course, RoundPoint
from akkoord.programme.rounds.overviews.drift import ForecastDrift, NotMeasured
from akkoord.programme.rounds.overviews.flows import MovedActions, RoundFlow
from akkoord.programme.rounds.overviews.stale import StaleAnswers, Threshold
from akkoord.programme.rounds.overviews.waiting import Waiting
from akkoord.programme.rounds.rules import Movement
from akkoord.programme.rounds.rules.drift import Direction, Drift
from akkoord.programme.rounds.rules.trend import Change, certain_change
from akkoord.web.components.wording import gloss, list_label, worded
from akkoord.web.trends.alluvial import gone, name_of, new


def about_course(course: Course) -> str:
    """How it stands in the last round, how much was answered, and what is certain of the change since the first."""
    if not course.points:
        return _("Op deze peildatum is er nog geen ronde gesloten. Een verloop is er pas na twee rondes.")
    first, last = course.points[0], course.points[-1]
    if not last.asked:
        return _("In de ronde %(round)s is hier niets gevraagd.") % {"round": worded(last.period)}
    counts = {"round": worded(last.period), "asked": last.asked, "share": last.share}
    told = [
        ngettext(
            "In de ronde %(round)s is %(asked)s actie gevraagd; %(share)s%% is beantwoord.",
            "In de ronde %(round)s zijn %(asked)s acties gevraagd; %(share)s%% is beantwoord.",
            last.asked,
        )
        % counts
    ]
    if len(course.points) > 1 and first.asked:
        told.append(_finished(first, last))
        told.append(_attention(first, last))
    return " ".join(told)


def _finished(first: RoundPoint, last: RoundPoint) -> str:
    counts = {
        "first": first.kinds[SignalKind.FINISHED],
        "last": last.kinds[SignalKind.FINISHED],
        "since": worded(first.period),
    }
    return _("Afgerond: %(last)s, tegen %(first)s in de ronde %(since)s.") % counts


def _attention(first: RoundPoint, last: RoundPoint) -> str:
    kinds = (SignalKind.ATTENTION, SignalKind.NOT_STARTED)
    before, after = first.between(*kinds), last.between(*kinds)
    words = {
        Change.MORE: _("Het aantal acties dat aandacht vraagt of niet is gestart, is zeker gestegen"),
        Change.FEWER: _("Het aantal acties dat aandacht vraagt of niet is gestart, is zeker gedaald"),
        Change.SAME: _("Het aantal acties dat aandacht vraagt of niet is gestart, is gelijk gebleven"),
        Change.UNCERTAIN: _("Of minder acties aandacht vragen of niet zijn gestart, is niet te zeggen"),
    }
    told = {"change": words[certain_change(before, after)], "first": between(before.least, before.most)}
    return _("%(change)s: eerst %(first)s, nu %(last)s.") % {**told, "last": between(after.least, after.most)}


def between(least: int, most: int) -> str:
    """A number that is not certain: "10 tot 15", or the number when it is."""
    return str(least) if least == most else _("%(least)s tot %(most)s") % {"least": least, "most": most}


def about_flow(flow: RoundFlow) -> str:
    """How many actions went which way between two rounds."""
    if flow.after is None:
        return _("Op deze peildatum is er nog geen ronde gesloten.")
    if flow.before is None:
        return _("%(round)s is de eerste ronde; er is nog niets om mee te vergelijken.") % {
            "round": worded(flow.after.period).capitalize()
        }
    counts = {
        "before": worded(flow.before.period),
        "after": worded(flow.after.period),
        "better": flow.moved(Movement.BETTER),
        "worse": flow.moved(Movement.WORSE),
        "same": flow.moved(Movement.SAME),
        "unknown": flow.moved(Movement.UNKNOWN),
    }
    return (
        _(
            "Van de ronde %(before)s naar de ronde %(after)s gingen %(better)s acties vooruit en %(worse)s achteruit; "
            "%(same)s bleven gelijk. Van %(unknown)s is het niet te zeggen, omdat een van beide rondes niets weet."
        )
        % counts
    )


def notes_on_flow(flow: RoundFlow) -> list[str]:
    """What has to be known to read the numbers: another edition, other themes."""
    notes = []
    if flow.before and flow.replaced_by:
        words = {"round": worded(flow.before.period), "used": flow.before.edition.number, "now": flow.replaced_by}
        notes.append(
            _("Vergeleken is met editie %(used)s van de ronde %(round)s. Daarvan is nu editie %(now)s de laatste.")
            % words
        )
    if flow.entered:
        notes.append(
            ngettext(
                "%(count)s actie hoorde in de ronde daarvoor bij een ander thema.",
                "%(count)s acties hoorden in de ronde daarvoor bij een ander thema.",
                flow.entered,
            )
            % {"count": flow.entered}
        )
    return notes


def about_moved(moved: MovedActions) -> str:
    """Which actions a list holds. Example: "12 acties gingen van “op schema” naar “afgerond” …"."""
    was, became = name_of(moved.sides[0], new()).lower(), name_of(moved.sides[1], gone()).lower()
    words = {
        "count": moved.lines.total,
        "was": was,
        "became": became,
        "round": worded(moved.after.period) if moved.after else "",
    }
    return (
        ngettext(
            "%(count)s actie ging in de ronde %(round)s van “%(was)s” naar “%(became)s”.",
            "%(count)s acties gingen in de ronde %(round)s van “%(was)s” naar “%(became)s”.",
            moved.lines.total,
        )
        % words
    )


def days(drift: Drift) -> str:
    """A drift in words: "11 tot 102 dagen later", "ten minste 93 dagen later", "gelijk"."""
    if drift.direction is Direction.SAME:
        return _("gelijk")
    if drift.direction is Direction.PERHAPS:
        return _perhaps(drift)
    later = drift.direction is Direction.LATER
    low, high = (drift.least, drift.most) if later else _turned(drift)
    if high is None:
        words = _("ten minste %(least)s dagen later") if later else _("ten minste %(least)s dagen eerder")
    elif low == high:
        words = _("%(least)s dagen later") if later else _("%(least)s dagen eerder")
    else:
        words = _("%(least)s tot %(most)s dagen later") if later else _("%(least)s tot %(most)s dagen eerder")
    return words % {"least": low, "most": high}


def _turned(drift: Drift) -> tuple[int | None, int | None]:
    """Earlier as positive days, the least first."""
    return (
        -drift.most if drift.most is not None else None,
        -drift.least if drift.least is not None else None,
    )


def _perhaps(drift: Drift) -> str:
    if drift.least is None:
        return _("hoogstens %(most)s dagen later") % {"most": drift.most}
    if drift.most is None:
        return _("hoogstens %(least)s dagen eerder, misschien later") % {"least": -drift.least}
    return _("tussen %(least)s dagen eerder en %(most)s dagen later") % {"least": -drift.least, "most": drift.most}


def about_drift(shown: ForecastDrift) -> str:
    """The median and the worst, and of how many actions it cannot be told."""
    if shown.holding is None:
        return _("Op deze peildatum is er nog geen ronde gesloten, en dus ook nog geen prognose.")
    told = []
    if shown.median:
        told.append(
            ngettext(
                "Van %(count)s actie is te zeggen hoeveel de prognose afwijkt van het eerste plan.",
                "Van %(count)s acties is te zeggen hoeveel de prognose afwijkt van het eerste plan; de middelste "
                "afwijking is: %(median)s.",
                shown.measured,
            )
            % {"count": shown.measured, "median": days(shown.median)}
        )
    if shown.worst and shown.worst.direction is Direction.LATER:
        told.append(_("De grootste verschuiving is %(days)s.") % {"days": days(shown.worst)})
    unknown = sum(number for why, number in shown.not_measured.items() if why is not NotMeasured.FINISHED)
    if unknown:
        told.append(
            ngettext(
                "Van %(count)s actie is het niet te zeggen.", "Van %(count)s acties is het niet te zeggen.", unknown
            )
            % {"count": unknown}
        )
    return " ".join(told) or _("In deze ronde zijn geen acties die hierbij passen.")


def about_stale(shown: StaleAnswers, threshold: Threshold, *, silent: bool) -> str:
    """How many answers have been the same for how long."""
    if shown.holding is None:
        return _("Op deze peildatum is er nog geen ronde gesloten.")
    if threshold.rounds > shown.rounds:
        words = {"wanted": threshold.rounds, "there": shown.rounds}
        return (
            _("Er zijn nog maar %(there)s rondes geweest; kies minder dan %(wanted)s rondes of een aantal dagen.")
            % words
        )
    counts = {"count": shown.lines.total, "asked": shown.asked, "long": how_long(threshold)}
    if silent:
        return (
            ngettext(
                "%(count)s van de %(asked)s acties is %(long)s niet beantwoord.",
                "%(count)s van de %(asked)s acties zijn %(long)s niet beantwoord.",
                shown.lines.total,
            )
            % counts
        )
    return (
        ngettext(
            "%(count)s van de %(asked)s acties heeft %(long)s hetzelfde antwoord.",
            "%(count)s van de %(asked)s acties hebben %(long)s hetzelfde antwoord.",
            shown.lines.total,
        )
        % counts
    )


def how_long(threshold: Threshold) -> str:
    """A threshold in words: "al 3 rondes" or "al 180 dagen"."""
    if threshold.days:
        return _("al %(days)s dagen of langer") % {"days": threshold.days}
    return _("al %(rounds)s rondes of langer") % {"rounds": threshold.rounds}


def about_waiting(shown: Waiting) -> str:
    """How many actions wait, for whom most, and how much is overdue."""
    if not shown.parties:
        return _("Op deze peildatum wacht volgens de laatste ronde geen actie op een ander.")
    told = [
        ngettext(
            "%(count)s actie heeft iets van een ander nodig.",
            "%(count)s acties hebben iets van een ander nodig.",
            shown.actions,
        )
        % {"count": shown.actions}
    ]
    named = sorted((one for one in shown.parties if one.party), key=lambda one: -one.actions)[:3]
    if named:
        parts = [f"{one.party.title} ({one.actions})" for one in named if one.party]
        told.append(_("Het meest op %(parties)s.") % {"parties": list_label(parts)})
    if shown.overdue:
        told.append(
            ngettext(
                "%(count)s ding had er al moeten zijn.", "%(count)s dingen hadden er al moeten zijn.", shown.overdue
            )
            % {"count": shown.overdue}
        )
    return " ".join(told)


def about_action(course: ActionCourse) -> str:
    """How an action stands in the last round, and how often it was answered."""
    if not course.rounds:
        return _("Over deze actie is op deze peildatum nog in geen enkele ronde gevraagd.")
    asked = [one for one in course.rounds if one.stood]
    answered = sum(1 for one in asked if one.stood and one.stood.answered)
    last = course.rounds[0]
    words: Mapping[str, object] = {
        "round": worded(last.period),
        "status": _status(last.stood.status.signal) if last.stood and last.stood.status else "",
        "answered": answered,
        "asked": len(asked),
    }
    if last.stood is None:
        told = _("In de laatste ronde (%(round)s) is deze actie niet gevraagd.")
    elif last.stood.answered:
        told = _("In de laatste ronde (%(round)s) was de status: %(status)s.")
    else:
        told = _("In de laatste ronde (%(round)s) is niet geantwoord.")
    often = _("Beantwoord: %(answered)s van de %(asked)s keer.")
    return f"{told % words} {often % words}"


def _status(signal: Signal) -> str:
    return gloss(signal) or signal.label.lower()
