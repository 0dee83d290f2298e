# SPDX-License-Identifier: EUPL-1.2
"""How the journal, the mail and the search show what has a key in an accord."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from akkoord.foundation.subjects.registry import Describe, SubjectInfo, register
from akkoord.foundation.timeline.models import Record
from akkoord.programme.accord import models

ACCORD_PAGE = "cockpit:page"
Page = tuple[str, tuple[str, ...]]


def describe_in_accord(model: type[Record], page: Callable[[Any, str, str], Page], *also: str) -> Describe:
    """A description of things whose subject key is "<accord>/<key>" (one query for many keys).

    In: the record model; a function of a record, the accord's key and its own key that gives the name and arguments of
    its page; foreign keys that this function reads. The last known record gives the title, also after it was ended.
    """
    anchor = model.identity[0]

    def describe(keys: Sequence[str]) -> Mapping[str, SubjectInfo]:
        pairs = [key.partition("/")[::2] for key in keys]
        accords, own = {accord for accord, _own in pairs}, {key for _accord, key in pairs}
        found = model._default_manager.filter(**{f"{anchor}__accord__key__in": accords, f"{anchor}__key__in": own})
        rows = found.known().select_related(f"{anchor}__accord", *also).order_by("holds_from")
        described = {}
        for row in rows:
            thing = getattr(row, anchor)
            url_name, url_args = page(row, thing.accord.key, thing.key)
            described[f"{thing.accord.key}/{thing.key}"] = SubjectInfo(str(row), url_name, url_args)
        return described

    return describe


def describe_accords(keys: Sequence[str]) -> Mapping[str, SubjectInfo]:
    """Accords by their own key."""
    rows = models.AccordRecord.objects.known().filter(accord__key__in=keys).select_related("accord")
    return {
        row.accord.key: SubjectInfo(row.name, ACCORD_PAGE, (row.accord.key,)) for row in rows.order_by("holds_from")
    }


def _agreement_page(row: models.AgreementRecord, accord: str, _key: str) -> Page:
    return ("themes:page", (accord, row.theme.key)) if row.theme else ("about:page", (accord,))


describe_themes = describe_in_accord(models.ThemeRecord, lambda _row, accord, key: ("themes:page", (accord, key)))
describe_actions = describe_in_accord(models.ActionRecord, lambda _row, accord, key: ("actions:page", (accord, key)))
describe_bodies = describe_in_accord(models.BodyRecord, lambda _row, accord, key: ("bodies:page", (accord, key)))
describe_agreements = describe_in_accord(models.AgreementRecord, _agreement_page, "theme")


def register_subjects() -> None:
    """Make the kinds of this module known; called in `apps.ready()`."""
    register("accord", label=_("akkoord"), plural=_("akkoorden"), describe=describe_accords)
    register("theme", label=_("thema"), plural=_("thema’s"), describe=describe_themes)
    register("action", label=_("actie"), plural=_("acties"), describe=describe_actions)
    register("body", label=_("overleg"), plural=_("overleggen"), describe=describe_bodies)
    register("agreement", label=_("afspraak"), plural=_("afspraken"), describe=describe_agreements)
