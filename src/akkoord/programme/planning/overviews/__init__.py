# SPDX-License-Identifier: EUPL-1.2
"""Reads on planning, by topic: each says how many queries it takes, however many rows there are."""
