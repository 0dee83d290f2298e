# SPDX-License-Identifier: EUPL-1.2
"""Akkoord carries a multi-party accord from agreement to effect."""
