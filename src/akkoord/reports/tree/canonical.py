# SPDX-License-Identifier: EUPL-1.2
"""A report as canonical JSON and back, and the fingerprint of that text."""

import hashlib
import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from akkoord.reports.tree.report import SCHEMA, Report


class UnreadableReport(ValueError):
    """A text that is not a report of this schema."""


@cache
def _adapter() -> TypeAdapter[Report]:
    return TypeAdapter(Report)


def to_json(report: Report) -> str:
    """The one JSON text of a report: every field written out, keys sorted, no blanks, letters as they are.

    The text depends on this version of the tree: keep it with a frozen edition rather than writing it anew.
    """
    fields = _adapter().dump_python(report, mode="json")
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def from_json(text: str) -> Report:
    """The report that a text describes; `from_json(to_json(report)) == report`.

    Refuses (UnreadableReport) what is not JSON, does not fit the schema or breaks a rule of the tree.
    """
    try:
        return _adapter().validate_json(text, strict=False)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UnreadableReport(f"Dit is geen leesbaar rapport: {place or 'geheel'}: {first['msg']}") from error


def digest(report: Report) -> str:
    """The SHA-256 of the canonical text in hexadecimal: equal reports have equal digests."""
    return digest_of(to_json(report))


def digest_of(text: str) -> str:
    """The SHA-256 of a canonical text in UTF-8: what `sha256sum` says of the JSON file of the report."""
    return hashlib.sha256(text.encode()).hexdigest()


def report_schema() -> dict[str, Any]:
    """The JSON Schema of a report, as published in docs/schemas/report.schema.json."""
    schema = _adapter().json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}
