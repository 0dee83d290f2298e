# SPDX-License-Identifier: EUPL-1.2
"""Answer `?formaat=csv` or `?formaat=xlsx` on the page of a table with the whole table as a file."""

from django.http import HttpRequest, HttpResponse

from akkoord.web.components.export import FileNote, as_csv, as_xlsx, file_name
from akkoord.web.components.table import Table
from akkoord.web.shell.context import Shell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_download(request: HttpRequest, table: Table) -> HttpResponse | None:
    """Return the file that the reader asked for, or None when the page itself was asked.

    In: a table with all its rows (`TableQuery.limit` is None when a file is asked).
    The file says its peildatum, and is marked when the page shows oefengegevens.
    """
    if table.query.file_format is None or not table.downloadable:
        return None
    frame = Shell(request)
    note = FileNote(frame.peildatum_label or frame.today_label, frame.around.practice_notice)
    if table.query.file_format == "csv":
        response = HttpResponse(as_csv(table, note), content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(as_xlsx(table, note), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{file_name(table, table.query.file_format, note)}"'
    return response
