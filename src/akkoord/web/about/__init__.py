# SPDX-License-Identifier: EUPL-1.2
"""The pages of the accord as a whole and of its meeting bodies."""
