# SPDX-License-Identifier: EUPL-1.2
"""Measurements: how many queries a page takes, and how its time grows with the data. They report; they never fail."""
