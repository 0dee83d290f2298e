# SPDX-License-Identifier: EUPL-1.2
"""The one mechanism for two times: what held when, and what was known when."""
