# SPDX-License-Identifier: EUPL-1.2
"""Drawings as pixels, for formats that hold no SVG."""

from akkoord.reports.render.drawing import Drawing
from akkoord.reports.render.typesetting import fonts

DENSITY = 132.0
_PAGE = '#set page(width: {}pt, height: {}pt, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'


def as_png(drawing: Drawing) -> bytes:
    """The drawing as PNG of 132 dots per inch, in the fonts of the reports."""
    import typst

    page = _PAGE.format(drawing.width, drawing.height).encode()
    compiler = typst.Compiler(page, font_paths=fonts(), sys_inputs={"svg": drawing.svg})
    picture = compiler.compile(format="png", ppi=DENSITY)
    return picture if isinstance(picture, bytes) else b"".join(picture or [])
