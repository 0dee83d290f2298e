# SPDX-License-Identifier: EUPL-1.2
"""Makes the rounds module known to the registries beneath it."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.chores.registry import register_chore
from akkoord.foundation.events.bus import subscribe
from akkoord.foundation.journal.verbs import register_verb


class RoundsConfig(AppConfig):
    name = "akkoord.programme.rounds"
    label = "rounds"
    verbose_name = _("Voortgangsrondes")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.foundation.packages.exporting import register_part
        from akkoord.foundation.subjects.registry import register
        from akkoord.programme.accord.events import OwnerAssigned
        from akkoord.programme.rounds import reactions
        from akkoord.programme.rounds.operations.following import follow_due_owners
        from akkoord.programme.rounds.overviews.rounds import ROUND_SUBJECT, describe_rounds
        from akkoord.programme.rounds.package import RoundRow, rounds_part

        register(ROUND_SUBJECT, label=_("ronde"), plural=_("rondes"), describe=describe_rounds)
        for verb, phrase in VERBS.items():
            register_verb(verb, phrase)
        register_part("rounds", rounds_part, RoundRow)
        subscribe(OwnerAssigned)(reactions.on_owner_assigned)
        register_chore("vragen naar nieuwe trekkers", follow_due_owners, every=timedelta(minutes=15))


VERBS = {
    "round_opened": _("opende de ronde"),
    "answer_given": _("beantwoordde de vraag naar de voortgang"),
    "answer_unchanged": _("antwoordde dat er niets is veranderd"),
    "answer_from_list": _("nam een antwoord over uit een actielijst"),
    "answer_accepted": _("ging akkoord met het antwoord"),
    "answer_asked_back": _("vroeg het antwoord terug"),
    "action_verified": _("gaf de geverifieerde status"),
    "review_note_added": _("maakte een opmerking bij het antwoord"),
    "theme_judged": _("gaf als voorzitter een oordeel over een thema"),
    "answer_corrected": _("verbeterde het antwoord na sluiting van de ronde"),
    "deadline_moved": _("verzette de uiterste datum van de ronde"),
    "action_delegated": _("liet {person_new} deze actie beantwoorden tot en met {until_new}"),
    "delegation_withdrawn": _("laat {old} deze actie niet meer beantwoorden"),
    "question_moved": _("legde de vraag van de open ronde voor aan {new}"),
    "round_closed": _("sloot de ronde en stelde editie {new} vast"),
    "edition_published": _("stelde editie {new} vast"),
}
