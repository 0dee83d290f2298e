# SPDX-License-Identifier: EUPL-1.2
"""A report as JSON: the canonical text of the tree, with its schema named inside."""

from akkoord.reports.tree import Report, to_json


def render(report: Report) -> bytes:
    """The canonical text in UTF-8; its SHA-256 is the digest of the report."""
    return to_json(report).encode()
