# SPDX-License-Identifier: EUPL-1.2
"""Where attachments lie: under MEDIA_ROOT/private, by number, where no web server looks."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings

from akkoord.foundation.files.errors import AttachmentEmpty, AttachmentTooLarge
from akkoord.foundation.files.rules import MAX_SIZE, MEGABYTE

CHUNK = 64 * 1024
PARTIAL = ".part"


class ByteStream(Protocol):
    """What is read from: an open file, or what Django made of an upload."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Received:
    """A file that came in whole: where it is for now, how many bytes, and its SHA-256."""

    path: Path
    size: int
    sha256: str


def private_root() -> Path:
    """The folder of all attachments; it is made with the first of them, for the program's own user alone."""
    return Path(settings.MEDIA_ROOT) / "private"


def path_of(number: UUID) -> Path:
    """Where the attachment with this number lies; the first two signs are a folder, so that none grows too full."""
    name = number.hex
    return private_root() / name[:2] / name


@contextmanager
def received(stream: ByteStream) -> Iterator[Received]:
    """Write a stream to a temporary file beside its final place, 64 kB at a time; it is removed if nobody keeps it.

    Refusals: AttachmentTooLarge as soon as 25 MB is passed, AttachmentEmpty.
    """
    handle, name = _partial_file()
    path, size, digest = Path(name), 0, hashlib.sha256()
    try:
        with os.fdopen(handle, "wb") as target:
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                if size > MAX_SIZE:
                    raise AttachmentTooLarge(MAX_SIZE // MEGABYTE)
                digest.update(chunk)
                target.write(chunk)
        if not size:
            raise AttachmentEmpty
        yield Received(path, size, digest.hexdigest())
    finally:
        path.unlink(missing_ok=True)


def _partial_file() -> tuple[int, str]:
    root = private_root()
    try:
        return tempfile.mkstemp(suffix=PARTIAL, dir=root)
    except FileNotFoundError:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        return tempfile.mkstemp(suffix=PARTIAL, dir=root)


def keep(file: Received, number: UUID) -> None:
    """Move a received file to its final place, once its bytes are on the disk."""
    with file.path.open("rb") as written:
        os.fsync(written.fileno())
    target = path_of(number)
    try:
        file.path.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        file.path.replace(target)


def stored_files() -> Iterator[Path]:
    """Every file there is, also those that are still coming in."""
    return (path for path in private_root().rglob("*") if path.is_file())
