# SPDX-License-Identifier: EUPL-1.2
"""Who may open which page and do which act: one table, held against every URL there is."""
