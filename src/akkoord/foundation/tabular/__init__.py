# SPDX-License-Identifier: EUPL-1.2
"""Workbooks in and out: reads Excel and OpenDocument sheets cell by cell, and writes Excel that never runs anything."""
