# SPDX-License-Identifier: EUPL-1.2
"""Answering in a workbook: issue it, read it back, show what it would change, keep what is accepted."""
