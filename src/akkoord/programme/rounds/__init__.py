# SPDX-License-Identifier: EUPL-1.2
"""Progress rounds: ask each owner, answer, review, freeze, correct in a new edition."""
