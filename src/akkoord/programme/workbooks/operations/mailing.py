# SPDX-License-Identifier: EUPL-1.2
"""Taking in a workbook that was mailed, and telling its sender where to look."""

import hashlib
import io
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.overviews import USER_SUBJECT
from akkoord.foundation.files.storage import received
from akkoord.foundation.outbox.operations import queue_mail
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.subjects.registry import SubjectInfo
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.workbooks.choices import Arrival
from akkoord.programme.workbooks.errors import MailNotTaken, NotForSender, SenderUnknown, WorkbookRefusal
from akkoord.programme.workbooks.letters import Enclosed, MailIn, read_mail
from akkoord.programme.workbooks.models import Upload
from akkoord.programme.workbooks.operations.receiving import REFUSALS, issued_in, receive_workbook
from akkoord.programme.workbooks.policies import may_mail_in
from akkoord.programme.workbooks.subjects import UPLOAD_SUBJECT

OWN_PAGE, ROUND_PAGE = "workbooks:own-upload", "workbooks:upload"
RECEIVED, REFUSED = "workbook_received", "workbook_refused"


@dataclass(frozen=True)
class MailTaken:
    """A mail that was taken in: from whom, and the workbook that waits."""

    sender: User
    upload: Upload


def receive_mail(content: bytes) -> MailTaken:
    """Take in the one workbook of a mail; it waits until its sender has seen what it does and takes it over.

    Who: a command on the server, for a mail that its mail server accepted. In: the mail as it came.
    The address in From is believed no further than this: nothing is taken over before somebody signed in or opened
    their own link. So the person whom the workbook was made for, or who runs the round, is the only one who can.
    Effect: the workbook waits, and its sender gets a mail with the address of what it would do. The same workbook
    mailed twice by somebody is one. What is wrong is mailed back once an hour at most, and only to somebody who has an
    account, never to a machine: nobody else gets mail because of a mail that claims to be theirs.
    Refusals: SenderUnknown (nothing is mailed back); MailNotTaken, which says what was wrong.
    """
    mail = read_mail(content)
    sender = User.objects.filter(email__iexact=mail.sender, is_active=True).first() if mail and mail.sender else None
    if mail is None or sender is None:
        raise SenderUnknown
    try:
        upload = _take_in(sender, _only(mail))
    except (*REFUSALS, Refused) as refusal:
        if not mail.automatic:
            _tell_why_not(sender, str(refusal))
        raise MailNotTaken(str(refusal)) from refusal
    return MailTaken(sender, upload)


def _only(mail: MailIn) -> Enclosed:
    if not mail.workbooks:
        raise WorkbookRefusal(_("Bij uw mail zat geen werkboek. Stuur het ingevulde Excelbestand mee als bijlage."))
    if len(mail.workbooks) > 1:
        raise WorkbookRefusal(_("Bij uw mail zat meer dan één werkboek. Stuur elk werkboek in een eigen mail."))
    return mail.workbooks[0]


@transaction.atomic
def _take_in(sender: User, enclosed: Enclosed) -> Upload:
    digest = hashlib.sha256(enclosed.content).hexdigest()
    before = Upload.objects.filter(uploaded_by=sender, arrival=Arrival.MAIL, attachment__sha256=digest)
    if (found := before.select_related("round__accord", "issued").first()) is not None:
        return found
    with received(io.BytesIO(enclosed.content)) as file:
        issued = issued_in(file.path)
    if not may_mail_in(capacity_of(sender, timezone.localdate()), sender.pk, issued):
        raise NotForSender
    upload = receive_workbook(sender, name=enclosed.name, stream=io.BytesIO(enclosed.content), arrival=Arrival.MAIL)
    _tell_where(sender, upload)
    return upload


def _tell_where(sender: User, upload: Upload) -> None:
    own = upload.issued.person_id == sender.pk
    page, args = (OWN_PAGE, ()) if own else (ROUND_PAGE, (upload.round.accord.key, upload.round.period))
    address = f"{settings.BASE_URL}{SubjectInfo('', page, (*args, str(upload.pk))).url}"
    with translation.override(sender.language):
        text = _(
            "Dag %(name)s,\n\nUw werkboek “%(file)s” is binnen. Er is nog niets overgenomen.\n\n"
            "Bekijk wat er verandert en neem het over:\n%(address)s\n\n"
            "Hebt u dit werkboek niet gestuurd? Dan hoeft u niets te doen."
        ) % {"name": sender.name, "file": upload.name, "address": address}
        queue_mail(
            to=sender.email,
            subject=_("Uw werkboek is binnen: bekijk wat er verandert"),
            text=text,
            kind=RECEIVED,
            related=SubjectRef(UPLOAD_SUBJECT, str(upload.pk)),
            dedupe_key=f"{RECEIVED}:{upload.pk}",
        )


@transaction.atomic
def _tell_why_not(sender: User, why: str) -> None:
    hour = f"{timezone.now():%Y%m%d%H}"
    with translation.override(sender.language):
        text = _(
            "Dag %(name)s,\n\nMet uw mail kon niets worden gedaan. %(why)s\n\n"
            "U kunt uw werkboek ook insturen op deze pagina:\n%(address)s\n\n"
            "Hebt u geen werkboek gestuurd? Dan hoeft u niets te doen."
        )
        address = f"{settings.BASE_URL}{SubjectInfo('', 'workbooks:own', ()).url}"
        queue_mail(
            to=sender.email,
            subject=_("Uw werkboek is niet ingestuurd"),
            text=text % {"name": sender.name, "why": why, "address": address},
            kind=REFUSED,
            related=SubjectRef(USER_SUBJECT, str(sender.pk)),
            dedupe_key=f"{REFUSED}:{sender.pk}:{hour}",
        )
