# SPDX-License-Identifier: EUPL-1.2
"""Figures that join what modules know separately, such as plans with standings; pages and reports share them."""
