# SPDX-License-Identifier: EUPL-1.2
"""What practice rounds need of burden, and the command that makes it."""
