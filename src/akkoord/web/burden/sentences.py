# SPDX-License-Identifier: EUPL-1.2
"""How burden pages say what was asked and spent. What is unknown is said in words, and is never zero."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.burden.overviews.asked import AskedLine
from akkoord.programme.burden.overviews.round_burden import Burden, PartyBurden, PartyRound, RoundBurden
from akkoord.programme.burden.rules import Proposal, Why, whole_minutes
from akkoord.programme.rounds.choices import Channel
from akkoord.web.components.wording import list_label, worded


def minutes(count: int | None) -> str:
    """Minutes in words. Example: "4 minuten"; None is "niet berekend"."""
    if count is None:
        return _("niet berekend")
    return ngettext("%(count)s minuut", "%(count)s minuten", count) % {"count": count}


def duration(seconds: int) -> str:
    """A short time in words. Example: 50 is "50 seconden", 75 is "2 minuten"."""
    if seconds < 60:
        return ngettext("%(count)s seconde", "%(count)s seconden", seconds) % {"count": seconds}
    return minutes(whole_minutes(seconds))


def spent(burden: Burden) -> str:
    """What was measured. Example: "2 minuten, bij 1 van 3 verzoeken"; without a measurement "niet gemeten"."""
    if burden.seconds is None:
        return _("niet gemeten")
    return ", ".join(part for part in (duration(burden.seconds), measured_of(burden)) if part)


def measured_of(burden: Burden) -> str:
    """Of how many requests the time is known. Example: "bij 1 van 3 verzoeken"; empty when it is of all or none."""
    if burden.seconds is None or burden.measured == burden.requests:
        return ""
    words = {"measured": burden.measured, "requests": burden.requests}
    return _("bij %(measured)s van %(requests)s verzoeken") % words


def unchanged(burden: Burden) -> str:
    """Which part of the answers said that nothing changed."""
    if not burden.answered:
        return _("nog geen antwoord")
    return _("%(unchanged)s van %(answered)s") % {"unchanged": burden.unchanged, "answered": burden.answered}


def channels(burden: Burden) -> str:
    """In which ways the answers came. Example: "4 op de pagina en 1 in een werkboek"."""
    parts = [f"{count} {Channel(channel).label}" for channel, count in burden.channels]
    return list_label(parts) if parts else _("nog geen antwoord")


def about_round(found: RoundBurden) -> str:
    """What a round asked of all parties together, in two or three sentences."""
    total = found.total
    words = {
        "period": worded(found.round.period),
        "questions": ngettext("%(count)s vraag", "%(count)s vragen", total.questions) % {"count": total.questions},
        "requests": ngettext("%(count)s verzoek", "%(count)s verzoeken", total.requests) % {"count": total.requests},
    }
    told = [_("De ronde %(period)s stelt %(questions)s in %(requests)s.") % words, _asked_and_spent(total)]
    over = [one.party.title for one in found.parties if one.is_over and one.party]
    if over:
        told.append(
            ngettext(
                "Dat is meer dan de grens van %(parties)s.", "Dat is meer dan de grenzen van %(parties)s.", len(over)
            )
            % {"parties": list_label(over)}
        )
    return " ".join(told)


def about_party(found: PartyRound) -> str:
    """What a round asked of one party."""
    about = found.about
    words = {
        "party": about.title,
        "period": worded(found.round.period),
        "questions": ngettext("%(count)s vraag", "%(count)s vragen", about.burden.questions)
        % {"count": about.burden.questions},
    }
    told = [_("De ronde %(period)s stelt %(questions)s aan %(party)s.") % words, _asked_and_spent(about.burden)]
    told.append(against(about))
    return " ".join(filter(None, told))


def against(about: PartyBurden) -> str:
    """The minutes of a party against its limit; empty without a limit or while the minutes are not known."""
    if about.limit is None or about.burden.expected is None:
        return ""
    words = {"limit": minutes(about.limit)}
    if about.is_over:
        return _("Dat is meer dan de grens van %(limit)s.") % words
    return _("Dat blijft binnen de grens van %(limit)s.") % words


def _asked_and_spent(burden: Burden) -> str:
    if burden.expected is None:
        expected = _("Hoeveel tijd dat vraagt, is voor deze ronde niet berekend.")
    else:
        expected = _("Naar verwachting kost dat %(minutes)s.") % {"minutes": minutes(burden.expected)}
    measured = _("Hoeveel tijd het werkelijk kostte, is niet gemeten.")
    if burden.seconds is not None:
        measured = _("Gemeten is %(spent)s.") % {"spent": spent(burden)}
    return f"{expected} {measured}"


def about_proposals(proposals: Sequence[Proposal]) -> str:
    """How much could be left out."""
    if not proposals:
        return _("Geen enkele vraag van deze ronde had kunnen vervallen.")
    saved = {"count": len(proposals), "saved": duration(sum(one.seconds for one in proposals))}
    return (
        ngettext(
            "%(count)s vraag had kunnen vervallen. Dat scheelt %(saved)s.",
            "%(count)s vragen hadden kunnen vervallen. Dat scheelt %(saved)s.",
            len(proposals),
        )
        % saved
    )


def why(proposal: Proposal) -> str:
    """Why a question could be left out."""
    reasons = {
        Why.FINISHED: _("De actie was in de vorige ronde afgerond, en dat is akkoord bevonden."),
        Why.TWICE: _("Dezelfde partij krijgt een vraag over een actie met dezelfde naam in een ander thema."),
        Why.UNCHANGED: _("Drie rondes op rij veranderde er niets. Vraag dit minder vaak."),
    }
    return reasons[proposal.why]


def who(line: AskedLine) -> str:
    """Who answered a question, and who put that in."""
    if line.said is None:
        return ""
    if not line.said.answered_by:
        return _("de installatie zelf")
    if line.said.entered_by:
        words = {"person": line.said.answered_by, "other": line.said.entered_by}
        return _("%(person)s (ingevoerd door %(other)s)") % words
    return line.said.answered_by
