# SPDX-License-Identifier: EUPL-1.2
"""Organisations, and the mandates by which people act for them."""
