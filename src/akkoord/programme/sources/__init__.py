# SPDX-License-Identifier: EUPL-1.2
"""Source documents: every fact of an accord points at one, with its place in it."""
