# SPDX-License-Identifier: EUPL-1.2
"""The page of who did what, when and why."""
