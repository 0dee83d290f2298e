# SPDX-License-Identifier: EUPL-1.2
"""Finding things of any module by their words, as at a peildatum, with the same hits on both databases."""
