# SPDX-License-Identifier: EUPL-1.2
"""Names and limits, without files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.foundation.files.choices import EXTENSIONS, AttachmentType
from akkoord.foundation.files.rules import MAX_NAME, MEGABYTE, expands_too_far, safe_name


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("Plan.pdf", AttachmentType.PDF, "Plan.pdf"),
        ("Plan.PDF", AttachmentType.PDF, "Plan.pdf"),
        ("../../etc/passwd", AttachmentType.TEXT, "passwd.txt"),
        ("C:\\map\\plan.docx", AttachmentType.WORD, "plan.docx"),
        ("foto.png", AttachmentType.PDF, "foto.png.pdf"),
        ("..\\geheim/plan\u202efdp.exe", AttachmentType.PDF, "planfdp.exe.pdf"),
        ("regel\r\nSet-Cookie: x.txt", AttachmentType.TEXT, "regelSet-Cookie x.txt"),
        ("cijfers.csv", AttachmentType.TEXT, "cijfers.csv"),
        ("", AttachmentType.PDF, "bijlage.pdf"),
        ("...", AttachmentType.PDF, "bijlage.pdf"),
        (".pdf", AttachmentType.PDF, "pdf.pdf"),
    ],
)
def test_a_name_is_shown_without_folders_tricks_or_a_false_extension(
    name: str, content: AttachmentType, shown: str
) -> None:
    assert safe_name(name, content) == shown


@given(st.text(max_size=400), st.sampled_from(AttachmentType))
def test_any_name_becomes_one_that_fits_and_ends_truly(name: str, content: AttachmentType) -> None:
    shown = safe_name(name, content)
    assert len(shown) <= MAX_NAME
    assert shown.rsplit(".", 1)[1] in EXTENSIONS[content]
    assert shown.rsplit(".", 1)[0]
    assert not set(shown) & set('/\\\r\n\t\x00<>:"|?*')
    assert safe_name(shown, content) == shown


@pytest.mark.parametrize(
    ("packed", "unpacked", "members", "too_far"),
    [
        (10_000, MEGABYTE, 20, False),
        (10_000, 2 * MEGABYTE, 20, True),
        (2 * MEGABYTE, 190 * MEGABYTE, 20, False),
        (25 * MEGABYTE, 201 * MEGABYTE, 20, True),
        (10_000, 10_000, 5001, True),
    ],
)
def test_a_packed_file_may_not_unpack_to_far_more_than_a_document(
    packed: int, unpacked: int, members: int, too_far: bool
) -> None:
    assert expands_too_far(packed=packed, unpacked=unpacked, members=members) is too_far
