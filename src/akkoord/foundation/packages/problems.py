# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a package, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: file and line (1 is the first), section and key of the entry, field, message in Dutch."""

    file: str
    line: int
    section: str = ""
    key: str = ""
    field: str = ""
    message: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}"
        what = " › ".join(part for part in (self.section, self.key, self.field) if part)
        return f"{where}: {what}: {self.message}" if what else f"{where}: {self.message}"


class InvalidPackage(ValueError):
    """A package that cannot be loaded; carries every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
