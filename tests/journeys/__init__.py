# SPDX-License-Identifier: EUPL-1.2
"""Journeys of people through a real browser, on the real accord with practice rounds."""
