# SPDX-License-Identifier: EUPL-1.2
"""The chapters of the quarterly report: each turns overviews into blocks of the document tree."""
