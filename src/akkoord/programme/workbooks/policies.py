# SPDX-License-Identifier: EUPL-1.2
"""Who may have a workbook made, send one in, and see what it would do. Everything not allowed here is refused."""

from django.utils.translation import gettext as _

from akkoord.kernel.verdict import Verdict
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.policies import may_see_theme_answers, oversees
from akkoord.programme.workbooks.models import Batch, IssuedWorkbook, Upload

ANSWERING = (Role.OWNER, Role.DEPUTY, Role.THEME_CHAIR)


def may_issue_round(capacity: Capacity) -> Verdict:
    """All of a round is for who runs it."""
    if oversees(capacity):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen de monitoringspartij en het programmateam maken een werkboek van de hele ronde."))


def may_issue_theme(capacity: Capacity, scope: str, chair_id: int | None) -> Verdict:
    """A theme with what was answered on it is for its chair and for who runs the round."""
    return may_see_theme_answers(capacity, scope, chair_id)


def may_issue_person(capacity: Capacity, *, own: bool) -> Verdict:
    """Everybody gets a workbook of their own; who runs the round makes one for somebody else."""
    if own or oversees(capacity):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen de monitoringspartij en het programmateam maken een werkboek voor een ander."))


def may_upload(capacity: Capacity) -> Verdict:
    """Who may answer something, and who runs the round and got a workbook by mail."""
    if oversees(capacity) or capacity.has(*ANSWERING):
        return Verdict.allow()
    return Verdict.refuse(_("U bent nergens trekker van en kunt daarom geen werkboek insturen."))


def may_mail_in(capacity: Capacity, sender_id: int, issued: IssuedWorkbook) -> Verdict:
    """By mail: the person whom a workbook was made for, and who runs the round."""
    if issued.person_id == sender_id or oversees(capacity):
        return Verdict.allow()
    return Verdict.refuse(_("Dit werkboek is voor iemand anders gemaakt."))


def may_see_upload(capacity: Capacity, viewer_id: int, upload: Upload, *, by_link: bool = False) -> Verdict:
    """Who sent a workbook in, whom it was made for, and who runs the round.

    By a personal link only what was made for its person or came by it, since a link is for one's own questions alone.
    """
    if by_link and not (upload.own_only or upload.issued.person_id == viewer_id):
        return Verdict.refuse(_("Dit ingestuurde werkboek is niet met een persoonlijke link te zien."))
    if viewer_id == upload.uploaded_by_id or oversees(capacity):
        return Verdict.allow()
    if upload.issued.person_id == viewer_id:
        return Verdict.allow()
    return Verdict.refuse(_("Dit ingestuurde werkboek is niet voor u."))


def may_see_batch(capacity: Capacity, viewer_id: int, batch: Batch) -> Verdict:
    """Who sent the workbooks in, and who runs the round."""
    if viewer_id == batch.sent_by_id or oversees(capacity):
        return Verdict.allow()
    return Verdict.refuse(_("Deze ingestuurde werkboeken zijn niet voor u."))
