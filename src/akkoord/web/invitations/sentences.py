# SPDX-License-Identifier: EUPL-1.2
"""The sentences on pages about mail."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.foundation.outbox.choices import DeliveryState
from akkoord.foundation.outbox.overviews import Delivery
from akkoord.programme.invitations.overviews import PersonInvited, RoundInvitations
from akkoord.programme.invitations.overviews.people import AskedOf
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.web.components.table import Cell
from akkoord.web.components.wording import date_label, worded


def title(about: RoundShown) -> str:
    """The heading: "Uitnodigingen ronde 3e kwartaal 2023"."""
    return _("Uitnodigingen ronde %(period)s") % {"period": worded(about.period)}


def practice_notice(about: RoundShown) -> str:
    """What every page of a practice round says; empty for a real round."""
    return _("De antwoorden en prognoses in deze ronde zijn verzonnen om mee te oefenen.") if about.practice else ""


def asked_of(one: AskedOf) -> str:
    """Of whom a request is asked: a party, or the chair of a theme; with how many questions."""
    if one.theme:
        whom = _("Voorzitter thematafel %(letter)s %(title)s") % {"letter": one.theme.letter, "title": one.theme.title}
    else:
        whom = one.party.title if one.party else _("Onbekende partij")
    number = ngettext("%(number)s vraag", "%(number)s vragen", one.questions) % {"number": one.questions}
    return f"{whom} ({number})"


def about_invitations(shown: RoundInvitations) -> str:
    """The sentence that opens the page: problems first."""
    people = len(shown.people)
    told = []
    if shown.nobody:
        told.append(
            ngettext(
                "Voor %(number)s verzoek is er niemand om te mailen.",
                "Voor %(number)s verzoeken is er niemand om te mailen.",
                len(shown.nobody),
            )
            % {"number": len(shown.nobody)}
        )
    problems = sum(one.has_problem for one in shown.people)
    if problems:
        told.append(
            ngettext(
                "Bij %(number)s persoon kwam de mail niet aan.",
                "Bij %(number)s mensen kwam de mail niet aan.",
                problems,
            )
            % {"number": problems}
        )
    done = sum(one.is_done for one in shown.people)
    counted = ngettext(
        "%(people)s persoon is gevraagd; %(done)s heeft alles beantwoord.",
        "%(people)s mensen zijn gevraagd; %(done)s daarvan hebben alles beantwoord.",
        people,
    )
    told.append(counted % {"people": people, "done": done} if people else _("Er is nog niemand gevraagd."))
    return " ".join(told)


def about_person(one: PersonInvited) -> str:
    """How far one person is."""
    if not one.asked:
        return _("Deze persoon heeft nu geen mandaat om iets in deze ronde te beantwoorden.")
    return ngettext(
        "%(answered)s van de %(asked)s vraag is beantwoord.",
        "%(answered)s van de %(asked)s vragen zijn beantwoord.",
        one.asked,
    ) % {"answered": one.answered, "asked": one.asked}


def mail_state(mail: Delivery | None) -> str:
    """How far a mail is, in a word: that of the outbox, or that it is still to be made."""
    return str(mail.state.label) if mail else _("wordt gemaakt")


def facts_of(one: PersonInvited) -> list[tuple[str, Cell]]:
    """What is known of one person in a round."""
    opened = date_label(timezone.localtime(one.opened_at).date()) if one.opened_at else _("nog niet")
    sent = mail_state(one.mail)
    if one.mail:
        sent = f"{sent}, {date_label(timezone.localtime(one.mail.at).date())}"
    return [
        (_("E-mailadres"), Cell(one.email)),
        (_("Gevraagd voor"), Cell(lines=[Cell(asked_of(request)) for request in one.asked_for])),
        (_("Mail met de vragen"), Cell(sent)),
        (_("Link voor het eerst geopend"), Cell(opened)),
        (_("Link werkt nu"), Cell(_("ja") if one.has_link else _("nee"))),
        (_("Herinneringen"), Cell(str(one.reminders) if one.wants_reminders else _("uitgezet door deze persoon"))),
    ]


def what_to_do(one: PersonInvited) -> str:
    """What helps when the mail did not arrive; empty when it did."""
    if one.mail is None or not one.has_problem:
        return ""
    if one.mail.state == DeliveryState.BOUNCED:
        return _(
            "De mail is teruggekomen: dit adres bestaat niet, of het postvak neemt niets aan. Bel deze persoon, en "
            "geef het juiste adres aan de beheerder. Verandert die het adres, dan gaan de vragen vanzelf daarheen en "
            "werkt de oude link niet meer."
        )
    return _(
        "De mail kon niet worden verstuurd. Klopt het adres? Laat de beheerder ernaar kijken en stuur de mail dan "
        "opnieuw."
    )
