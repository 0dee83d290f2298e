# SPDX-License-Identifier: EUPL-1.2
"""Commands on rounds, and the practice rounds that they make."""
