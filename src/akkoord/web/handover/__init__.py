# SPDX-License-Identifier: EUPL-1.2
"""Pages to hand on: one action to a colleague for a while, or to another party for good."""
