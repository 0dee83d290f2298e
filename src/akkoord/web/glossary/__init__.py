# SPDX-License-Identifier: EUPL-1.2
"""The terms of an accord on one page."""
