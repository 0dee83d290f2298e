# SPDX-License-Identifier: EUPL-1.2
"""The fonts of the reports, and how wide their letters are."""

from akkoord.reports.fonts.metrics import FONT_FOLDER, can_show, text_width

__all__ = ["FONT_FOLDER", "can_show", "text_width"]
