# SPDX-License-Identifier: EUPL-1.2
"""What follows from a loaded package and from a change by hand: the search finds the new words."""

from akkoord.foundation.packages.events import PackageLoaded
from akkoord.foundation.search.operations import index_rows
from akkoord.programme.accord.events import ActionAmended, ActionsBroughtIn, OwnerAssigned
from akkoord.programme.accord.search import SEARCHABLES
from akkoord.programme.accord.searching import index_touched
from akkoord.programme.accord.shared_search import document_documents, party_documents
from akkoord.programme.parties.models import PartyRecord
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
