# SPDX-License-Identifier: EUPL-1.2
"""The mail that a command is given, by a person as a file or by a mail server on standard input."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError

STANDARD_INPUT = "-"


def add_mail_argument(parser: ArgumentParser) -> None:
    """Where the mail is: the argument `file`."""
    parser.add_argument("file", metavar="BESTAND", help="de mail (.eml), of - voor standaardinvoer")


def read_mail(name: str, *, largest: int) -> bytes:
    """The mail in a file or on standard input, one byte further than the largest, so that more of it is refused.

    Refusals: CommandError for a file that cannot be read.
    """
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(largest + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        raise CommandError(f"{name} is niet te lezen: {error.strerror}.") from None
