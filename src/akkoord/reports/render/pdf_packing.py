# SPDX-License-Identifier: EUPL-1.2
"""A PDF with its small objects packed together: the same document in a third of the bytes.

A tagged report is mostly structure (an object per table cell), which Typst writes out plainly. PDF 1.5 (ISO 32000-1,
7.5.7 and 7.5.8) lets objects share a compressed stream, and PDF/A-2 allows it.
"""

import re
import zlib
from dataclasses import dataclass

PER_STREAM = 200
_XREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\n0 (\d+)\r?\n")
_HEAD = re.compile(rb"(\d+) 0 obj\s+")
_KEPT = re.compile(rb"/(Root|Info)\s+\d+ 0 R|/ID\s*\[.*?\]", re.DOTALL)


class UnknownLayout(ValueError):
    """The file is not laid out as Typst does; hand it out as it is."""


@dataclass(frozen=True, slots=True)
class _Plain:
    """A file taken apart: its header, its objects by number, and what the trailer says."""

    header: bytes
    objects: dict[int, bytes]
    trailer: bytes


def packed(content: bytes) -> bytes:
    """The same PDF with cross-reference and objects in compressed streams. Refuses (UnknownLayout) another layout."""
    plain = _taken_apart(content)
    loose = {number: body for number, body in plain.objects.items() if not body.endswith(b"endstream")}
    size = max(plain.objects) + 1
    out = bytearray(plain.header)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    for number, body in plain.objects.items():
        if number not in loose:
            places[number] = (1, _write(out, number, body), 0)
    numbers = list(loose)
    for start in range(0, len(numbers), PER_STREAM):
        part = numbers[start : start + PER_STREAM]
        places |= {number: (2, size, place) for place, number in enumerate(part)}
        places[size] = (1, _write(out, size, _object_stream([(number, loose[number]) for number in part])), 0)
        size += 1
    places[size] = (1, len(out), 0)
    begin = _write(out, size, _cross_reference(places, size + 1, plain.trailer))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % begin


def _taken_apart(content: bytes) -> _Plain:
    end = _XREF.search(content, max(0, len(content) - 64))
    table = _TABLE.match(content, int(end[1])) if end else None
    if end is None or table is None:
        raise UnknownLayout("De verwijstabel ontbreekt.")
    begin = table.end()
    entries = [content[begin + 20 * line : begin + 20 * line + 20] for line in range(int(table[1]))]
    offsets = sorted(int(entry[:10]) for entry in entries if entry[17:18] == b"n")
    objects: dict[int, bytes] = {}
    for start, until in zip(offsets, [*offsets[1:], int(end[1])], strict=True):
        head = _HEAD.match(content, start)
        body, closing, _ = content[head.end() : until].rpartition(b"endobj") if head else (b"", b"", b"")
        if head is None or not closing:
            raise UnknownLayout("Een object is anders opgeschreven.")
        objects[int(head[1])] = body.strip()
    return _Plain(content[: offsets[0]], objects, content[begin + 20 * len(entries) : end.start()])


def _write(out: bytearray, number: int, body: bytes) -> int:
    place = len(out)
    out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    return place


def _object_stream(objects: list[tuple[int, bytes]]) -> bytes:
    heads, bodies, length = [], [], 0
    for number, body in objects:
        heads.append(b"%d %d" % (number, length))
        bodies.append(body + b"\n")
        length += len(body) + 1
    head = b" ".join(heads) + b"\n"
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head)), head + b"".join(bodies))


def _cross_reference(places: dict[int, tuple[int, int, int]], size: int, trailer: bytes) -> bytes:
    rows = (places.get(number, (0, 0, 65535)) for number in range(size))
    table = b"".join(bytes([kind]) + where.to_bytes(4) + rank.to_bytes(2) for kind, where, rank in rows)
    kept = b"".join(match[0] for match in _KEPT.finditer(trailer))
    return _stream(b"/Type/XRef/Size %d/W[1 4 2]%b" % (size, kept), table)


def _stream(entries: bytes, content: bytes) -> bytes:
    data = zlib.compress(content, 9)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)
