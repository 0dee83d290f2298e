# SPDX-License-Identifier: EUPL-1.2
"""Views of handing on, by what is done."""
