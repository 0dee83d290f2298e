# SPDX-License-Identifier: EUPL-1.2
"""Letter widths and coverage, read from the font files themselves: charts are laid out without a browser."""

import struct
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FONT_FOLDER = Path(__file__).parent
REGULAR = "SourceSans3-Regular.ttf"
SEMIBOLD = "SourceSans3-SemiBold.ttf"
EMOJI = "NotoEmoji-Regular.ttf"
_JOINERS = frozenset({0x200D, 0xFE0E, 0xFE0F})
_LAYOUT = frozenset({0x09, 0x0A, 0x0D})


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Advance widths of a font per character, in parts of one em of `units` parts."""

    units: int
    widths: dict[int, int]
    fallback: int


def read_metrics(path: Path) -> FontMetrics:
    """Read a TrueType file: its head, hhea, hmtx and cmap tables (OpenType specification 1.9).

    A character without a glyph is counted as wide as the font's "missing" glyph.
    """
    data = path.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * place) for place in range(count))
    tables = {tag: offset for tag, _, offset, _ in entries}
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (metrics,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * metrics, data, tables[b"hmtx"])[::2]
    glyphs = _characters(data, tables[b"cmap"])
    widths = {code: advances[min(glyph, metrics - 1)] for code, glyph in glyphs.items() if glyph}
    return FontMetrics(units, widths, advances[0])


def text_width(text: str, size: float, *, strong: bool = False) -> float:
    """The width of a line of text in the unit of `size`, without kerning: good enough to break and fit labels."""
    metrics = _metrics(SEMIBOLD if strong else REGULAR)
    widths, fallback = metrics.widths, metrics.fallback
    return sum(widths.get(ord(letter), fallback) for letter in text) * size / metrics.units


@lru_cache(maxsize=4096)
def can_show(letter: str) -> bool:
    """Whether a report font has this character, or handles it in laying out (joiners, line ends)."""
    code = ord(letter)
    known = code in _JOINERS or code in _LAYOUT
    return known or code in _metrics(REGULAR).widths or code in _metrics(EMOJI).widths


@cache
def _metrics(name: str) -> FontMetrics:
    return read_metrics(FONT_FOLDER / name)


def _characters(data: bytes, start: int) -> dict[int, int]:
    """Glyph per character, from the widest Unicode subtable (format 12 before format 4)."""
    (count,) = struct.unpack_from(">H", data, start + 2)
    places = [start + struct.unpack_from(">HHL", data, start + 4 + 8 * number)[2] for number in range(count)]
    formats = {struct.unpack_from(">H", data, place)[0]: place for place in places}
    return _segmented_32(data, formats[12]) if 12 in formats else _segmented_16(data, formats[4])


def _segmented_32(data: bytes, place: int) -> dict[int, int]:
    (groups,) = struct.unpack_from(">L", data, place + 12)
    found: dict[int, int] = {}
    for number in range(groups):
        first, last, glyph = struct.unpack_from(">LLL", data, place + 16 + 12 * number)
        found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return found


def _segmented_16(data: bytes, place: int) -> dict[int, int]:
    (double,) = struct.unpack_from(">H", data, place + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, place + 14)
    starts = struct.unpack_from(f">{count}H", data, place + 16 + double)
    deltas = struct.unpack_from(f">{count}h", data, place + 16 + 2 * double)
    offsets_at = place + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    found: dict[int, int] = {}
    for number in range(count):
        for code in range(starts[number], min(ends[number], 0xFFFE) + 1):
            glyph = code
            if offsets[number]:
                at = offsets_at + 2 * number + offsets[number] + 2 * (code - starts[number])
                (glyph,) = struct.unpack_from(">H", data, at)
            found[code] = (glyph + deltas[number]) & 0xFFFF
    return found
