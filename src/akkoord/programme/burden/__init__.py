# SPDX-License-Identifier: EUPL-1.2
"""What rounds ask of each party in minutes, and what could be dropped."""
