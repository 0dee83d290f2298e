# SPDX-License-Identifier: EUPL-1.2
"""Makes the accord module known to the registries beneath it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.events.bus import subscribe
from akkoord.foundation.journal.verbs import register_verb
from akkoord.foundation.packages.events import PackageLoaded
from akkoord.foundation.packages.sections import register
from akkoord.foundation.search.documents import register_source


class AccordConfig(AppConfig):
    name = "akkoord.programme.accord"
    label = "accord"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.programme.accord import facts
        from akkoord.programme.accord.package import SECTIONS
        from akkoord.programme.accord.subjects import register_subjects

        for section in SECTIONS:
            register(section)
        facts.register()
        register_subjects()
        register_verb("owner_assigned", _("wees {owner_new} aan als trekker"))
        register_verb("action_amended", _("wijzigde de actie"))
        register_verb("action_brought_in", _("las de actie in uit een actielijst"))
        register_verb("action_taken_over", _("wijzigde de actie naar een ingelezen actielijst"))
        for verb, phrase in TRANSFER_VERBS.items():
            register_verb(verb, phrase)
        self._make_findable()
        self._tell_of_transfers()

    def _make_findable(self) -> None:
        from akkoord.programme.accord import reactions, shared_search
        from akkoord.programme.accord.events import ActionAmended, ActionsBroughtIn, OwnerAssigned
        from akkoord.programme.accord.search import SEARCHABLES

        for searchable in SEARCHABLES:
            register_source(searchable.kind, searchable.everything)
        register_source("party", shared_search.party_documents)
        register_source("document", shared_search.document_documents)
        subscribe(PackageLoaded)(reactions.on_package_loaded)
        subscribe(OwnerAssigned)(reactions.on_action_changed)
        subscribe(ActionAmended)(reactions.on_action_changed)
        subscribe(ActionsBroughtIn)(reactions.on_actions_brought_in)

    def _tell_of_transfers(self) -> None:
        from akkoord.programme.accord import reactions
        from akkoord.programme.accord.events import TransferDecided

        subscribe(TransferDecided)(reactions.on_transfer_decided)


TRANSFER_VERBS = {
    "transfer_asked": _("vroeg {new} de actie over te nemen"),
    "transfer_accepted": _("nam de actie over van {old}"),
    "transfer_declined": _("nam de actie niet over"),
    "transfer_withdrawn": _("trok het verzoek aan {old} in"),
}
