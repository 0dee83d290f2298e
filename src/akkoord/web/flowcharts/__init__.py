# SPDX-License-Identifier: EUPL-1.2
"""The flowchart of a theme on screen, as SVG and as PDF, with the same content as a table."""
