# SPDX-License-Identifier: EUPL-1.2
"""Views of rounds, by topic."""
