# SPDX-License-Identifier: EUPL-1.2
"""How the page of a document shows what this module took from it."""

from django.db.models import Case, F, OuterRef, Subquery, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from akkoord.programme.accord import models
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.sources.facts import FactKind, register_facts
from akkoord.programme.sources.models import SourcedRecord

AGREEMENT_PAGE = Case(When(theme__isnull=True, then=Value("about")), default=Value("theme"), output_field=TextField())
AGREEMENT_KEY = Coalesce(F("theme__key"), Value(""), output_field=TextField())


def fact_in_accord(
    names: tuple[str | Promise, str | Promise],
    record: type[SourcedRecord],
    title: str | Combinable,
    order: int,
    page: str | Combinable = "",
    page_key: str | Combinable = "",
) -> FactKind:
    """A kind of fact that belongs to one accord, called after the thing that bears its key.

    In: its name for one and for many; the rest as for `FactKind`.
    """
    thing = record.identity[0]
    return FactKind(thing, *names, record, title, order, f"{thing}__accord__key", page, page_key)


def _facts() -> tuple[FactKind, ...]:
    party_name = Subquery(PartyRecord.objects.lasting().filter(party=OuterRef("party")).values("name")[:1])
    return (
        fact_in_accord(
            (_("deelnemer"), _("deelnemers")), models.ParticipantRecord, party_name, 30, "party", "party__key"
        ),
        fact_in_accord((_("werkprincipe"), _("werkprincipes")), models.PrincipleRecord, "title", 35, "about"),
        fact_in_accord((_("trede"), _("treden van de ladder")), models.LadderRungRecord, "title", 36, "about"),
        fact_in_accord((_("statusschema"), _("statusschema’s")), models.StatusSchemeRecord, "name", 37, "about"),
        fact_in_accord((_("statuswoord"), _("statuswoorden")), models.StatusRecord, "label", 38, "about"),
        fact_in_accord((_("overleg"), _("overleggen")), models.BodyRecord, "name", 40, "body", "body__key"),
        fact_in_accord((_("vergadering"), _("vergaderingen")), models.MeetingRecord, "title", 41, "body", "body__key"),
        fact_in_accord((_("thema"), _("thema’s")), models.ThemeRecord, "title", 50, "theme", "theme__key"),
        fact_in_accord(
            (_("afspraak"), _("afspraken")), models.AgreementRecord, "title", 51, AGREEMENT_PAGE, AGREEMENT_KEY
        ),
        fact_in_accord((_("actie"), _("acties")), models.ActionRecord, "title", 52, "action", "action__key"),
        fact_in_accord(
            (_("noot"), _("voetnoten en voorbehouden")), models.NoteRecord, "text", 90, F("subject_kind"), "subject_key"
        ),
        FactKind("accord", _("akkoord"), _("akkoord"), models.AccordRecord, "name", 10, "accord__key", "about"),
    )


def register() -> None:
    """Make these facts known; called in `apps.ready()`."""
    for kind in _facts():
        register_facts(kind)
