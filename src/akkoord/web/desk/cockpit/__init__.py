# SPDX-License-Identifier: EUPL-1.2
"""The cockpit: the total picture of an accord before a meeting, and what should have been ready."""
