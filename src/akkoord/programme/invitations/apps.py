# SPDX-License-Identifier: EUPL-1.2
"""Makes the invitations module known to the registries beneath it."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.chores.registry import register_chore
from akkoord.foundation.events.bus import subscribe
from akkoord.foundation.journal.verbs import register_verb


class InvitationsConfig(AppConfig):
    name = "akkoord.programme.invitations"
    label = "invitations"
    verbose_name = _("Uitnodigingen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.foundation.accounts.events import EmailChanged
        from akkoord.foundation.packages.sections import register
        from akkoord.programme.accord.events import TransferAsked, TransferDecided
        from akkoord.programme.invitations import facts, reactions
        from akkoord.programme.invitations.operations.announcing import announce_rounds
        from akkoord.programme.invitations.operations.forgetting import forget_sent_links
        from akkoord.programme.invitations.operations.inviting import send_invitations
        from akkoord.programme.invitations.operations.reminding import send_reminders
        from akkoord.programme.invitations.operations.telling import tell_what_was_noted
        from akkoord.programme.invitations.package import SECTIONS
        from akkoord.programme.rounds import events

        for section in SECTIONS:
            register(section)
        facts.register()
        for verb, phrase in VERBS.items():
            register_verb(verb, phrase)
        subscribe(events.RoundOpened)(reactions.on_round_opened)
        subscribe(events.AnswersSubmitted)(reactions.on_answers_submitted)
        subscribe(events.AnswerAskedBack)(reactions.on_answer_asked_back)
        subscribe(events.DeadlineMoved)(reactions.on_deadline_moved)
        subscribe(events.ActionDelegated)(reactions.on_action_delegated)
        subscribe(events.QuestionMoved)(reactions.on_question_moved)
        subscribe(EmailChanged)(reactions.on_email_changed)
        subscribe(TransferAsked)(reactions.on_transfer_asked)
        subscribe(TransferDecided)(reactions.on_transfer_decided)
        register_chore("uitnodigingen", send_invitations, every=timedelta(seconds=30))
        register_chore("berichten", tell_what_was_noted, every=timedelta(seconds=15))
        register_chore("herinneringen", send_reminders, every=timedelta(minutes=10))
        register_chore("verstuurde links vergeten", forget_sent_links, every=timedelta(minutes=5))
        register_chore("rondes volgens de kalender", announce_rounds, every=timedelta(minutes=30))


VERBS = {
    "link_issued": _("maakte een persoonlijke link voor {new}"),
    "link_revoked": _("trok de persoonlijke link van {new} in"),
    "reminders_stopped": _("zette herinneringen uit"),
    "reminders_resumed": _("zette herinneringen weer aan"),
}
