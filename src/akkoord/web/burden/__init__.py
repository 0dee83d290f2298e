# SPDX-License-Identifier: EUPL-1.2
"""Pages of the burden of rounds: what they ask of each party, what could be left out, and the limits."""
