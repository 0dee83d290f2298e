# SPDX-License-Identifier: EUPL-1.2
"""The kinds of people that the table of permissions has a column for."""

from enum import StrEnum


class Person(StrEnum):
    """One column, in the order of the table."""

    ANONYMOUS = "anonymous"
    STRANGER = "signed in without mandate"
    READER = "reader"
    OWNER = "owner"
    OTHER_OWNER = "owner of something else"
    CHAIR = "theme chair"
    TEAM = "programme team"
    MONITOR = "monitoring party"


ANONYMOUS, STRANGER, READER, OWNER, OTHER_OWNER, CHAIR, TEAM, MONITOR = Person
