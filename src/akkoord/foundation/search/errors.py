# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the search brick: all are mistakes of a programmer."""


class SearchSourceTaken(ValueError):
    """A kind of subject whose documents come from another function already."""


class SearchDocumentInvalid(ValueError):
    """A document without a title, or whose times do not follow each other."""
