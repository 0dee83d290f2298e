# SPDX-License-Identifier: EUPL-1.2
"""Pages of frozen reports: the list, one report in short, and its files."""
