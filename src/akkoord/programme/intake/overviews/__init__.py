# SPDX-License-Identifier: EUPL-1.2
"""What pages of intake show."""
