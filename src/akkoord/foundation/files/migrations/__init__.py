# SPDX-License-Identifier: EUPL-1.2
"""Schema changes, oldest first."""
