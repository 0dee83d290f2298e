# SPDX-License-Identifier: EUPL-1.2
"""A model field for a planned moment that keeps its precision."""

from typing import TYPE_CHECKING, Any

from django.db import models

from akkoord.kernel.moment import PlannedMoment

if TYPE_CHECKING:
    _Text = models.CharField[PlannedMoment | str | None, PlannedMoment | None]
else:
    _Text = models.CharField


class PlannedMomentField(_Text):
    """Stores the canonical text (`2023-Q3`, `2024+`, `PM`) and gives back a `PlannedMoment`; null is unknown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> PlannedMoment | None:
        return self.to_python(value)

    def to_python(self, value: Any) -> PlannedMoment | None:
        if value is None or value == "" or isinstance(value, PlannedMoment):
            return value or None
        return PlannedMoment.parse(str(value))

    def get_prep_value(self, value: Any) -> str | None:
        moment = self.to_python(value)
        return None if moment is None else str(moment)
