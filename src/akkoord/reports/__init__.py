# SPDX-License-Identifier: EUPL-1.2
"""Reports: one document tree, rendered to HTML, PDF, Word, Excel and JSON."""
