# SPDX-License-Identifier: EUPL-1.2
"""Reads on accords that take more than one model, by topic."""
