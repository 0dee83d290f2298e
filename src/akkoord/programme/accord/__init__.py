# SPDX-License-Identifier: EUPL-1.2
"""Accords with their themes, bodies, agreements and actions."""
