# SPDX-License-Identifier: EUPL-1.2
"""How the journal names a list that was brought in, and how an import is found."""

from collections.abc import Mapping, Sequence

from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.subjects.registry import SubjectInfo
from akkoord.programme.intake.models import ActionImport

IMPORT_SUBJECT = "action_import"


def import_ref(accord: str, number: int) -> SubjectRef:
    """The reference of an import: "action_import:iza/3"."""
    return SubjectRef(IMPORT_SUBJECT, f"{accord}/{number}")


def describe_imports(keys: Sequence[str]) -> Mapping[str, SubjectInfo]:
    """Imports by "<accord>/<number>" (one query); without a page, as theirs are for the programme team alone."""
    accords = {key.partition("/")[0] for key in keys}
    rows = ActionImport.objects.filter(accord__key__in=accords).values_list("accord__key", "number", "file_name")
    return {f"{accord}/{number}": SubjectInfo(name) for accord, number, name in rows}
