# SPDX-License-Identifier: EUPL-1.2
"""Workbooks: download one, send it in, see what it would change, and take that over."""
