# SPDX-License-Identifier: EUPL-1.2
"""Pages for bringing in an action list: from a workbook to a difference, and only then to facts."""
