# SPDX-License-Identifier: EUPL-1.2
"""How a workbook that came in is named where it is mentioned."""

from collections.abc import Sequence

from akkoord.foundation.subjects.registry import SubjectInfo
from akkoord.programme.workbooks.models import Upload

UPLOAD_SUBJECT = "upload"


def describe_uploads(keys: Sequence[str]) -> dict[str, SubjectInfo]:
    """Names of uploads by number. One query."""
    rows = Upload.objects.filter(pk__in=keys).values_list("pk", "name", "round__accord__key", "round__period")
    return {
        str(pk): SubjectInfo(title=name, url_name="workbooks:upload", url_args=(accord, period, str(pk)))
        for pk, name, accord, period in rows
    }
