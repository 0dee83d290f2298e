# SPDX-License-Identifier: EUPL-1.2
"""Announcing upward: a lower module publishes a past-tense fact, a higher one reacts."""
