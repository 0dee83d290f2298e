# SPDX-License-Identifier: EUPL-1.2
"""Acts on lists that are brought in, in the order in which they follow each other."""

from akkoord.programme.intake.operations.choosing import choose_columns, choose_rows, choose_words, discard_import
from akkoord.programme.intake.operations.starting import start_again, start_import
from akkoord.programme.intake.operations.writing import write_import

__all__ = [
    "choose_columns",
    "choose_rows",
    "choose_words",
    "discard_import",
    "start_again",
    "start_import",
    "write_import",
]
