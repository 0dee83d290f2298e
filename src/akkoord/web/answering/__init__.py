# SPDX-License-Identifier: EUPL-1.2
"""Answering: all that somebody is asked on one page, by a personal link or signed in, and correcting afterwards."""
