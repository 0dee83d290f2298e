# SPDX-License-Identifier: EUPL-1.2
"""Views of answering, by what is done."""
