# SPDX-License-Identifier: EUPL-1.2
"""Views on mail, by topic."""
