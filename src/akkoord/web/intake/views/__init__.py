# SPDX-License-Identifier: EUPL-1.2
"""Views of intake, in the order in which they follow each other."""
