# SPDX-License-Identifier: EUPL-1.2
"""Database changes, oldest first."""
