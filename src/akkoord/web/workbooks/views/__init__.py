# SPDX-License-Identifier: EUPL-1.2
"""Pages of workbooks: those of a round, and those of one's own questions."""
