# SPDX-License-Identifier: EUPL-1.2
"""Pages of rounds: the list, one round, answering, reviewing, closing and correcting."""
