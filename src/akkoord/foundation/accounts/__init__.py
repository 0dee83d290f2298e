# SPDX-License-Identifier: EUPL-1.2
"""Who signs in. What somebody may do does not live here: that comes from mandates, higher up."""
