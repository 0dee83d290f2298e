# SPDX-License-Identifier: EUPL-1.2
"""Refusals of reports."""


class ReportNotFound(LookupError):
    """There is no frozen report of this round or edition; says which ones there are."""


class ReportWasAltered(ValueError):
    """The stored tree no longer has the hash it was frozen with: it is not handed out."""
