# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the journal: all are mistakes of a programmer."""


class JournalIsAppendOnly(TypeError):
    """A line of the journal is never changed or removed."""


class UnknownVerb(LookupError):
    """A verb that no module registered."""


class VerbTaken(ValueError):
    """A verb that was registered before with another phrase."""
