# SPDX-License-Identifier: EUPL-1.2
"""Making workbooks, taking them in, and taking answers over."""

from akkoord.programme.workbooks.operations.accepting import accept_batch, accept_rows
from akkoord.programme.workbooks.operations.checking import check_next, check_waiting
from akkoord.programme.workbooks.operations.issuing import issue_workbook
from akkoord.programme.workbooks.operations.mailing import MailTaken, receive_mail
from akkoord.programme.workbooks.operations.receiving import receive_workbook, receive_workbooks
from akkoord.programme.workbooks.operations.removing import remove_old_uploads

__all__ = [
    "accept_batch",
    "accept_rows",
    "check_next",
    "check_waiting",
    "issue_workbook",
    "MailTaken",
    "receive_mail",
    "receive_workbook",
    "receive_workbooks",
    "remove_old_uploads",
]
