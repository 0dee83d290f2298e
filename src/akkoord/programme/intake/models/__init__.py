# SPDX-License-Identifier: EUPL-1.2
"""The models of intake: lists that were brought in, and what is remembered for the next one."""

from akkoord.programme.intake.models.imports import ActionImport
from akkoord.programme.intake.models.memory import ImportMapping, ListNumber, NameMeaning

__all__ = ["ActionImport", "ImportMapping", "ListNumber", "NameMeaning"]
