# SPDX-License-Identifier: EUPL-1.2
"""What follows from a loaded package and from what people do: the search finds the new words, and parties get mail."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.operations import queue_mail
from akkoord.foundation.packages.events import PackageLoaded
from akkoord.foundation.search.operations import index_rows
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.timeline.naming import naming_records
from akkoord.kernel.asof import AsOf
from akkoord.kernel.dutch import date_label
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.events import (
    ActionAmended,
    ActionsBroughtIn,
    OwnerAssigned,
    TransferDecided,
)
from akkoord.programme.accord.models import ActionRecord, Transfer
from akkoord.programme.accord.search import SEARCHABLES
from akkoord.programme.accord.searching import index_touched
from akkoord.programme.accord.shared_search import document_documents, party_documents
from akkoord.programme.parties.models import PartyRecord
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


def on_transfer_decided(event: TransferDecided) -> None:
    """A mail with the decision to who asked; that it was withdrawn, who was asked hears from who mailed the request."""
    decided = Transfer.objects.select_related("asked_by", "action__accord").get(pk=event.transfer_id)
    person = decided.asked_by
    if decided.state == TransferState.WITHDRAWN or person is None or not person.is_active:
        return
    with translation.override(person.language):
        subject, text = _decision(decided)
        _send(person, decided, subject, text)


def _decision(decided: Transfer) -> tuple[str, str]:
    words = _words(decided)
    if decided.state == TransferState.ACCEPTED:
        text = _("%(to)s neemt de actie “%(action)s” over en is trekker vanaf %(day)s.\n\n%(answer)s\n")
        return _("Uw actie wordt overgenomen"), text % words
    text = _("%(to)s neemt de actie “%(action)s” niet over. %(from)s blijft de trekker.\n\nDe reden: %(answer)s\n")
    return _("Uw actie wordt niet overgenomen"), text % words


def _words(about: Transfer) -> dict[str, str]:
    today = AsOf.at(timezone.localdate(), now=timezone.now())
    parties = party_refs([about.from_party_id, about.to_party_id], today)
    action = naming_records(ActionRecord, [about.action_id], today)[about.action_id]
    language = translation.get_language() or "nl"
    return {
        "from": parties[about.from_party_id].title,
        "to": parties[about.to_party_id].title,
        "action": action.title,
        "answer": about.answer,
        "day": date_label(about.holds_from, language) if about.holds_from else "",
    }


def _send(person: User, about: Transfer, subject: str, text: str) -> None:
    queue_mail(
        to=person.email,
        subject=subject,
        text=text,
        kind=f"transfer_{about.state}",
        related=SubjectRef("action", f"{about.action.accord.key}/{about.action.key}"),
        dedupe_key=f"transfer_{about.state}:{about.pk}:{person.pk}",
    )
