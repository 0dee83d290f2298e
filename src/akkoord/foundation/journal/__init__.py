# SPDX-License-Identifier: EUPL-1.2
"""Who did what, when and why, on every write: only ever added to."""
