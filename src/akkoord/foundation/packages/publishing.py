# SPDX-License-Identifier: EUPL-1.2
"""The JSON Schema of the package format, made from the sections that are registered."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from akkoord.foundation.packages.exporting import SCHEMA_ID, part_models
from akkoord.foundation.packages.sections import sections
from akkoord.foundation.packages.validation import Header


def package_schema() -> dict[str, Any]:
    """The schema of one package file: any section may stand in any file."""
    models: list[type[BaseModel]] = [Header, *(section.schema for section in sections().values())]
    references, definitions = models_json_schema([(model, "validation") for model in models])
    properties: dict[str, Any] = {"package": references[(Header, "validation")]}
    for name, section in sections().items():
        properties[name] = {"type": "array", "items": references[(section.schema, "validation")]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Akkoord: bestand van een akkoordpakket",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        **definitions,
    }


def export_schema() -> dict[str, Any]:
    """The schema of the document that `akkoord export` writes: the sections, and the parts that modules add."""
    package = package_schema()
    sections_schema = {name: part for name, part in package["properties"].items() if name != "package"}
    rows = part_models()
    references, definitions = models_json_schema([(row, "serialization") for row in rows.values()])
    return {
        "$schema": package["$schema"],
        "title": "Akkoord: export van een akkoord",
        "type": "object",
        "required": ["schema", "accord", "name", "as_of", "exported_at", "practice_data", "sections", *rows],
        "additionalProperties": False,
        "properties": {
            "schema": {"const": SCHEMA_ID},
            "accord": {"type": "string"},
            "name": {"type": "string"},
            "as_of": {"type": "string", "format": "date"},
            "exported_at": {"type": "string", "format": "date-time"},
            "practice_data": {"type": "boolean"},
            "sections": {"type": "object", "additionalProperties": False, "properties": sections_schema},
            **{name: {"type": "array", "items": references[(row, "serialization")]} for name, row in rows.items()},
        },
        "$defs": {**package["$defs"], **definitions.get("$defs", {})},
    }
