# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the subjects brick."""


class InvalidSubjectRef(ValueError):
    """A text that is not of the form `kind:key`."""


class SubjectKindTaken(ValueError):
    """A kind that another module registered before."""


class UnknownSubjectKind(LookupError):
    """A kind that nobody registered."""
