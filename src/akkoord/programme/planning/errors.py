# SPDX-License-Identifier: EUPL-1.2
"""Refusals of planning."""


class ThemeNotFound(LookupError):
    """The accord has no such theme on the peildatum, by what was known."""
