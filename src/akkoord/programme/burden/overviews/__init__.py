# SPDX-License-Identifier: EUPL-1.2
"""What rounds ask of parties, by topic; every one starts with who is looking."""
