# SPDX-License-Identifier: EUPL-1.2
"""How the journal and the search show a document."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from akkoord.foundation.subjects.registry import SubjectInfo, register
from akkoord.programme.sources.models import DocumentRecord


def describe_documents(keys: Sequence[str]) -> Mapping[str, SubjectInfo]:
    """Documents by key (one query). Accords share them; the page, which lies within one, is for the reader to add."""
    rows = DocumentRecord.objects.known().filter(document__key__in=keys).select_related("document")
    return {row.document.key: SubjectInfo(row.title) for row in rows.order_by("holds_from")}


def register_subjects() -> None:
    """Make the kind known; called in `apps.ready()`."""
    register("document", label=_("document"), plural=_("documenten"), describe=describe_documents)
