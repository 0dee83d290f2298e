# SPDX-License-Identifier: EUPL-1.2
"""What follows from a loaded package and from what people do: the search finds the new words, and parties get mail."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.operations import queue_mail
from akkoord.foundation.packages.events import PackageLoaded
from akkoord.foundation.search.operations import index_rows
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.subjects.registry import SubjectInfo
from akkoord.foundation.timeline.naming import naming_records
from akkoord.kernel.asof import AsOf
from akkoord.kernel.dutch import date_label
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.events import (
    ActionAmended,
    ActionsBroughtIn,
    OwnerAssigned,
    TransferAsked,
    TransferDecided,
)
from akkoord.programme.accord.models import ActionRecord, Transfer
from akkoord.programme.accord.search import SEARCHABLES
from akkoord.programme.accord.searching import index_touched
from akkoord.programme.accord.shared_search import document_documents, party_documents
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate, PartyRecord
from akkoord.programme.parties.naming import party_refs
from akkoord.programme.sources.models import DocumentRecord


def on_package_loaded(event: PackageLoaded) -> None:
    """Let the search find what the load wrote; parties and documents all, as others may refer to them now."""
    index_touched(SEARCHABLES, event.at)
    index_rows(party_documents(PartyRecord.objects.known()), at=event.at)
    index_rows(document_documents(DocumentRecord.objects.known()), at=event.at)


def on_action_changed(event: OwnerAssigned | ActionAmended) -> None:
    """Let the search find the action by its new words, and its new owner in this accord."""
    index_touched(SEARCHABLES, event.at)
    if isinstance(event, OwnerAssigned):
        index_rows(party_documents(PartyRecord.objects.known().filter(party=event.party_id)), at=event.at)


def on_actions_brought_in(event: ActionsBroughtIn) -> None:
    """Let the search find the actions of a list, the parties that own them in this accord, and the list itself."""
    index_touched(SEARCHABLES, event.at)
    index_rows(party_documents(PartyRecord.objects.known()), at=event.at)
    index_rows(document_documents(DocumentRecord.objects.known()), at=event.at)


TRANSFERS_PAGE = "handover:received"


def on_transfer_asked(event: TransferAsked) -> None:
    """A mail to each owner of the party that is asked to take an action over."""
    asked = _transfer(event.transfer_id)
    for person in _owners_of(asked.to_party_id):
        with translation.override(person.language):
            words = _words(asked)
            text = _(
                "%(from)s vraagt of %(to)s trekker wil worden van de actie “%(action)s”.\n\n"
                "De reden: %(reason)s\n\n"
                "Zolang u niet antwoordt, blijft %(from)s de trekker.\n\n"
                "Bekijk het verzoek en antwoord: %(link)s\n\n"
                "Hebt u geen wachtwoord? Open dan eerst de persoonlijke link uit uw mail over de ronde, of vraag het "
                "programmateam om een link.\n"
            )
            _send(person, asked, _("Wilt u een actie overnemen?"), text % words)


def on_transfer_decided(event: TransferDecided) -> None:
    """A mail with the decision to who asked; of a request that was withdrawn, to who was asked."""
    decided = _transfer(event.transfer_id)
    if decided.state == TransferState.WITHDRAWN:
        people: Iterable[User] = _owners_of(decided.to_party_id)
    else:
        people = [decided.asked_by] if decided.asked_by and decided.asked_by.is_active else []
    for person in people:
        with translation.override(person.language):
            subject, text = _decision(decided)
            _send(person, decided, subject, text)


def _decision(decided: Transfer) -> tuple[str, str]:
    words = _words(decided)
    if decided.state == TransferState.ACCEPTED:
        text = _("%(to)s neemt de actie “%(action)s” over en is trekker vanaf %(day)s.\n\n%(answer)s\n")
        return _("Uw actie wordt overgenomen"), text % words
    if decided.state == TransferState.DECLINED:
        text = _("%(to)s neemt de actie “%(action)s” niet over. %(from)s blijft de trekker.\n\nDe reden: %(answer)s\n")
        return _("Uw actie wordt niet overgenomen"), text % words
    text = _("%(from)s heeft het verzoek ingetrokken om de actie “%(action)s” over te nemen. U hoeft niets te doen.\n")
    return _("U hoeft geen actie over te nemen"), text % words


def _words(about: Transfer) -> dict[str, str]:
    today = AsOf.at(timezone.localdate(), now=timezone.now())
    parties = party_refs([about.from_party_id, about.to_party_id], today)
    action = naming_records(ActionRecord, [about.action_id], today)[about.action_id]
    language = translation.get_language() or "nl"
    return {
        "from": parties[about.from_party_id].title,
        "to": parties[about.to_party_id].title,
        "action": action.title,
        "reason": about.reason,
        "answer": about.answer,
        "day": date_label(about.holds_from, language) if about.holds_from else "",
        "link": f"{settings.BASE_URL}{SubjectInfo('', TRANSFERS_PAGE, ()).url}",
    }


def _transfer(transfer_id: int) -> Transfer:
    return Transfer.objects.select_related("asked_by", "action__accord").get(pk=transfer_id)


def _owners_of(party_id: int) -> list[User]:
    mandates = Mandate.objects.valid_on(timezone.localdate()).filter(
        party=party_id, role=Role.OWNER, user__is_active=True
    )
    return list({mandate.user_id: mandate.user for mandate in mandates.select_related("user").order_by("pk")}.values())


def _send(person: User, about: Transfer, subject: str, text: str) -> None:
    queue_mail(
        to=person.email,
        subject=subject,
        text=text,
        kind=f"transfer_{about.state}",
        related=SubjectRef("action", f"{about.action.accord.key}/{about.action.key}"),
        dedupe_key=f"transfer_{about.state}:{about.pk}:{person.pk}",
    )
