# SPDX-License-Identifier: EUPL-1.2
"""Bringing in an action list that exists: recognise, map, compare, load."""
