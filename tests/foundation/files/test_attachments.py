# SPDX-License-Identifier: EUPL-1.2
"""Keeping and opening attachments; what is not safe is refused and leaves nothing behind."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
import xlsxwriter
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import transaction

from akkoord.foundation.accounts.actors import SYSTEM, Actor
from akkoord.foundation.accounts.models import User
from akkoord.foundation.files.choices import AttachmentType
from akkoord.foundation.files.errors import (
    AttachmentDamaged,
    AttachmentEmpty,
    AttachmentEncrypted,
    AttachmentExpandsTooFar,
    AttachmentHasMacros,
    AttachmentMissing,
    AttachmentRefusal,
    AttachmentTooLarge,
    AttachmentTypeRefused,
)
from akkoord.foundation.files.models import Attachment
from akkoord.foundation.files.operations import remove_orphan_files, store_attachment
from akkoord.foundation.files.overviews import attachments_of, open_attachment
from akkoord.foundation.files.rules import MAX_SIZE
from akkoord.foundation.files.storage import path_of, stored_files
from akkoord.foundation.journal.models import Entry
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused, Verdict

pytestmark = pytest.mark.django_db
PLAN = SubjectRef("plan", "iza/42")
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
CONTENT_TYPES = (
    '<Types><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.{}"/></Types>'
)
ODT = AttachmentType.ODF_TEXT.value


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def store(content: bytes, name: str = "bestand", **changes: Any) -> Attachment:
    return store_attachment(SYSTEM, **{"subject": PLAN, "name": name, "stream": io.BytesIO(content)} | changes)


def zipped(members: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def word() -> bytes:
    target = io.BytesIO()
    docx.Document().save(target)
    return target.getvalue()


def excel_of_openpyxl() -> bytes:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


def excel_of_xlsxwriter(rows: int = 1) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    for row in range(rows):
        sheet.write_row(row, 0, [0] * 20)
    book.close()
    return target.getvalue()


def pdf(password: str = "") -> bytes:
    writer, target = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(target)
    return target.getvalue()


def anybody(viewer: Actor, subject: SubjectRef) -> Verdict:
    return Verdict.allow()


@pytest.mark.parametrize(
    ("make", "content_type", "name"),
    [
        (pdf, AttachmentType.PDF, "bestand.pdf"),
        (word, AttachmentType.WORD, "bestand.docx"),
        (excel_of_openpyxl, AttachmentType.EXCEL, "bestand.xlsx"),
        (excel_of_xlsxwriter, AttachmentType.EXCEL, "bestand.xlsx"),
        (partial(excel_of_xlsxwriter, rows=20_000), AttachmentType.EXCEL, "bestand.xlsx"),
        (lambda: zipped({"mimetype": ODT, "content.xml": "<x/>"}), AttachmentType.ODF_TEXT, "bestand.odt"),
        (lambda: PNG, AttachmentType.PNG, "bestand.png"),
        (lambda: b"\xff\xd8\xff\xe0" + b"\x00" * 40, AttachmentType.JPEG, "bestand.jpg"),
        ("één;twee\r\n".encode, AttachmentType.TEXT, "bestand.txt"),
        (lambda: "één;twee\r\n".encode("cp1252"), AttachmentType.TEXT, "bestand.txt"),
        (lambda: "één;twee\r\n".encode("utf-16"), AttachmentType.TEXT, "bestand.txt"),
    ],
)
def test_a_file_is_known_by_its_content_and_comes_back_as_it_was(
    make: Callable[[], bytes], content_type: AttachmentType, name: str
) -> None:
    content = make()
    attachment = store(content)
    assert (attachment.content_type, attachment.name, attachment.size) == (content_type, name, len(content))
    assert attachment.sha256 == sha256(content).hexdigest()
    with open_attachment(SYSTEM, Attachment.objects.get(), anybody) as file:
        assert file.read() == content


def office(main: str, **members: str) -> bytes:
    return zipped({"[Content_Types].xml": CONTENT_TYPES.format(main), **members})


def with_flag_of_encryption() -> bytes:
    plain = bytearray(zipped({"mimetype": ODT}, zipfile.ZIP_STORED))
    plain[plain.index(b"PK\x01\x02") + 8] |= 1
    return bytes(plain)


def torn() -> bytes:
    whole = bytearray(word())
    middle = whole.index(b"PK\x03\x04") + 60
    whole[middle : middle + 40] = b"\x00" * 40
    return bytes(whole)


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda: b"", AttachmentEmpty),
        (lambda: b"MZ\x90\x00" + b"\x00" * 100, AttachmentTypeRefused),
        (lambda: b"\x7fELF" + b"\x00" * 100, AttachmentTypeRefused),
        (lambda: b"GIF89a\x00\x00", AttachmentTypeRefused),
        (lambda: zipped({"virus.exe": b"MZ"}), AttachmentTypeRefused),
        (lambda: zipped({"mimetype": "application/epub+zip"}), AttachmentTypeRefused),
        (lambda: office("wordprocessingml.template.main+xml"), AttachmentTypeRefused),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, AttachmentTypeRefused),
        (
            lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            AttachmentEncrypted,
        ),
        (lambda: pdf("geheim"), AttachmentEncrypted),
        (lambda: pdf("geheim").replace(b"/Encrypt", b"/#45ncrypt"), AttachmentEncrypted),
        (with_flag_of_encryption, AttachmentEncrypted),
        (
            lambda: zipped({"mimetype": ODT, "META-INF/manifest.xml": "<m:encryption-data/>"}),
            AttachmentEncrypted,
        ),
        (lambda: office("wordprocessingml.document.macroEnabled.main+xml"), AttachmentHasMacros),
        (lambda: office("wordprocessingml.document.main+xml", **{"word/vbaProject.bin": "x"}), AttachmentHasMacros),
        (lambda: zipped({"mimetype": ODT, "Basic/Standard/Module1.xml": "<x/>"}), AttachmentHasMacros),
        (lambda: zipped({"mimetype": ODT, "content.xml": b"\x00" * 30_000_000}), AttachmentExpandsTooFar),
        (
            lambda: zipped({str(number): b"" for number in range(5_002)}, zipfile.ZIP_STORED),
            AttachmentExpandsTooFar,
        ),
        (lambda: word()[:2000], AttachmentDamaged),
        (torn, AttachmentDamaged),
    ],
)
def test_a_file_that_is_not_safe_is_refused_and_leaves_nothing_behind(
    make: Callable[[], bytes], refusal: type[AttachmentRefusal]
) -> None:
    with pytest.raises(refusal) as caught:
        store(make(), name="plan.pdf")
    assert caught.value.message.endswith(".")
    assert not Attachment.objects.exists()
    assert not Entry.objects.exists()
    assert list(stored_files()) == []


def test_reading_stops_as_soon_as_a_file_is_too_large() -> None:
    class Endless:
        taken = 0

        def read(self, size: int) -> bytes:
            self.taken += size
            return b"a" * size

    stream = Endless()
    with pytest.raises(AttachmentTooLarge, match="25 MB"):
        store(b"", stream=stream)
    assert stream.taken <= MAX_SIZE + 128 * 1024
    assert list(stored_files()) == []


def test_a_type_that_is_not_allowed_here_is_refused_with_what_is() -> None:
    with pytest.raises(AttachmentTypeRefused, match=r"PDF\.$"):
        store(PNG, allowed=[AttachmentType.PDF])


def test_an_attachment_is_in_the_journal_of_its_subject() -> None:
    user = User.objects.create(email="trekker@voorbeeld.nl", name="Trekker")
    attachment = store_attachment(user, subject=PLAN, name="Plan.pdf", stream=io.BytesIO(pdf()), accord="iza")
    assert attachment.uploaded_by == user
    line = Entry.objects.get()
    assert (line.verb, line.subject, line.accord, line.changes) == (
        "attachment_added",
        "plan:iza/42",
        "iza",
        {"attachment": [None, "Plan.pdf"]},
    )


def test_somebody_who_did_not_sign_in_adds_nothing() -> None:
    with pytest.raises(TypeError):
        store_attachment(AnonymousUser(), subject=PLAN, name="x", stream=io.BytesIO(PNG))  # type: ignore[arg-type]
    assert list(stored_files()) == []


def test_only_whom_the_policy_allows_opens_or_lists_attachments() -> None:
    attachment, asked = store(PNG), []

    def nobody(viewer: Actor, subject: SubjectRef) -> Verdict:
        asked.append(subject)
        return Verdict.refuse("Dit plan is nog niet openbaar.")

    with pytest.raises(Refused, match="openbaar"):
        open_attachment(SYSTEM, attachment, nobody)
    with pytest.raises(Refused, match="openbaar"):
        attachments_of(SYSTEM, AsOf.at(date(2026, 1, 5), now=datetime.now(UTC)), subject=PLAN, policy=nobody)
    assert asked == [PLAN, PLAN]


def test_attachments_are_listed_by_subject_as_far_as_they_were_known() -> None:
    first = store(PNG)
    store(PNG, subject=SubjectRef("plan", "iza/43"))
    now = AsOf.at(date(2026, 1, 5), now=datetime.now(UTC))
    before = AsOf.at(date(2026, 1, 5), now=first.at - timedelta(seconds=1))
    assert attachments_of(SYSTEM, now, subject=PLAN, policy=anybody) == (first,)
    assert attachments_of(SYSTEM, before, subject=PLAN, policy=anybody) == ()


def test_a_file_that_is_gone_or_cut_off_is_told_apart_from_one_that_is_there() -> None:
    attachment = store(PNG)
    path_of(attachment.pk).write_bytes(PNG[:10])
    with pytest.raises(AttachmentMissing):
        open_attachment(SYSTEM, attachment, anybody)
    path_of(attachment.pk).unlink()
    with pytest.raises(AttachmentMissing):
        open_attachment(SYSTEM, attachment, anybody)


def test_files_lie_out_of_reach_of_others(folder: Path) -> None:
    store(PNG, name="Geheim plan.png")
    (path,) = stored_files()
    assert path.is_relative_to(folder / "private")
    assert "plan" not in path.name
    assert (folder / "private").stat().st_mode & 0o077 == 0
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.django_db(transaction=True)
def test_files_of_acts_that_were_undone_are_cleared_after_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    kept = store(PNG)
    with pytest.raises(RuntimeError), transaction.atomic():
        store(PNG)
        raise RuntimeError
    assert len(list(stored_files())) == 2

    call_command("remove_orphan_files")
    assert capsys.readouterr().out == "0 bestanden opgeruimd.\n"

    assert remove_orphan_files(before=datetime.now(UTC) + timedelta(minutes=1)) == 1
    assert [path.name for path in stored_files()] == [kept.pk.hex]
