# SPDX-License-Identifier: EUPL-1.2
"""What a file is, judged by its content and never by its name, and whether it is safe to keep."""

import lzma
import mmap
import re
import zipfile
import zlib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from akkoord.foundation.files.choices import AttachmentType
from akkoord.foundation.files.errors import (
    AttachmentDamaged,
    AttachmentEncrypted,
    AttachmentExpandsTooFar,
    AttachmentHasMacros,
    AttachmentRefusal,
    AttachmentTypeRefused,
)
from akkoord.foundation.files.rules import MAX_MEMBERS, MEGABYTE, expands_too_far

CHUNK = 64 * 1024
OFFICE_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": AttachmentType.WORD,
    b"spreadsheetml.sheet.main+xml": AttachmentType.EXCEL,
    b"presentationml.presentation.main+xml": AttachmentType.POWERPOINT,
}
OFFICE_MACROS = (b"macroenabled", b"vbaproject", b"macrosheet")
ODF_TYPES = {
    kind.value: kind for kind in (AttachmentType.ODF_TEXT, AttachmentType.ODF_SHEET, AttachmentType.ODF_SLIDES)
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_CENTRAL_HEADER = re.compile(rb"PK\x01\x02")
_PDF_ENCRYPT = re.compile(
    b"/" + b"".join(b"(?:%c|#%02x|#%02X)" % (sign, sign, sign) for sign in b"Encrypt") + rb"\s*(?:\d+\s+\d+\s+R|<<)"
)
_NOT_IN_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


KEPT_AT_MOST = 4 * MEGABYTE


def inspect(
    path: Path, allowed: Iterable[AttachmentType], *, parts: list[tuple[str, bytes]] | None = None
) -> AttachmentType:
    """The type of a file of at least one byte, when it is among the allowed ones and safe to keep.

    `parts` receives each part of a package by name, as it was unpacked to look at it, so that a reader needs not do so
    again; it stays empty for a package of more than 4 MB.
    Refusals: AttachmentTypeRefused, AttachmentHasMacros, AttachmentEncrypted, AttachmentExpandsTooFar,
    AttachmentDamaged.
    """
    accepted = tuple(allowed)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        found = _type_of(path, content, parts)
    if found is None or found not in accepted:
        raise AttachmentTypeRefused(", ".join(str(kind.label) for kind in accepted))
    return found


def _type_of(path: Path, content: mmap.mmap, parts: list[tuple[str, bytes]] | None) -> AttachmentType | None:
    head = content[:16]
    if head.startswith(b"%PDF-"):
        if _PDF_ENCRYPT.search(content):
            raise AttachmentEncrypted
        return AttachmentType.PDF
    if head.startswith(b"PK\x03\x04"):
        return _type_of_zip(path, content, parts)
    if head.startswith(OLD_OFFICE):
        if content.find(ENCRYPTED_PACKAGE) >= 0:
            raise AttachmentEncrypted
        return None
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return AttachmentType.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return AttachmentType.JPEG
    return AttachmentType.TEXT if _is_text(content) else None


def _is_text(content: mmap.mmap) -> bool:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return "\x00" not in content[:].decode("utf-16")
        except UnicodeDecodeError:
            return False
    return _NOT_IN_TEXT.search(content) is None


def _type_of_zip(path: Path, content: mmap.mmap, parts: list[tuple[str, bytes]] | None) -> AttachmentType | None:
    if sum(1 for _ in islice(_CENTRAL_HEADER.finditer(content), MAX_MEMBERS + 1)) > MAX_MEMBERS:
        raise AttachmentExpandsTooFar
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive, parts, packed=len(content))
            return _type_of_package(archive)
    except AttachmentRefusal:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
    ) as error:
        raise AttachmentDamaged from error


def _check_members(archive: zipfile.ZipFile, parts: list[tuple[str, bytes]] | None, *, packed: int) -> None:
    members = archive.infolist()
    if any(member.flag_bits & 0x1 for member in members):
        raise AttachmentEncrypted
    unpacked_size = sum(member.file_size for member in members)
    if expands_too_far(packed=packed, unpacked=unpacked_size, members=len(members)):
        raise AttachmentExpandsTooFar
    if parts is not None and unpacked_size <= KEPT_AT_MOST:
        parts.extend((member.filename, archive.read(member)) for member in members)
        return
    for member in members:
        with archive.open(member) as unpacked:
            while unpacked.read(CHUNK):
                pass


def _type_of_package(archive: zipfile.ZipFile) -> AttachmentType | None:
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        return _type_of_office(_part(archive, "[Content_Types].xml"), names)
    if "mimetype" in names:
        kind = ODF_TYPES.get(_part(archive, "mimetype").decode("ascii", "replace").strip())
        return _checked_odf(archive, names, kind) if kind else None
    return None


def _type_of_office(content_types: bytes, names: Iterable[str]) -> AttachmentType | None:
    if any(sign in content_types.lower() for sign in OFFICE_MACROS) or any(
        "vbaproject" in name.lower() for name in names
    ):
        raise AttachmentHasMacros
    return next((kind for part, kind in OFFICE_MAIN_PARTS.items() if part in content_types), None)


def _checked_odf(archive: zipfile.ZipFile, names: Iterable[str], kind: AttachmentType) -> AttachmentType:
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in names):
        raise AttachmentHasMacros
    if "META-INF/manifest.xml" in names and b"encryption-data" in _part(archive, "META-INF/manifest.xml"):
        raise AttachmentEncrypted
    return kind


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(MEGABYTE)
