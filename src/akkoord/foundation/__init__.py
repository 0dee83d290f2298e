# SPDX-License-Identifier: EUPL-1.2
"""Technical bricks that know nothing of accords."""
