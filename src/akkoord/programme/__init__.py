# SPDX-License-Identifier: EUPL-1.2
"""The domain: what parties promised each other and how it stands, lowest module first."""
