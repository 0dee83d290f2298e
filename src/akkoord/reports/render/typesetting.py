# SPDX-License-Identifier: EUPL-1.2
"""The fonts as the layout engine takes them: read once, never from the system."""

from functools import cache
from typing import TYPE_CHECKING

from akkoord.reports.fonts import FONT_FOLDER

if TYPE_CHECKING:
    import typst


@cache
def fonts() -> "typst.Fonts":
    """The fonts in the package and no others, so that a report looks the same on every machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])
