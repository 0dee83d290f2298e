# SPDX-License-Identifier: EUPL-1.2
"""Pages for people who sign in: the shell around every page, the components, and one package per module."""
