# SPDX-License-Identifier: EUPL-1.2
"""Named questions on answers and editions."""

from typing import TypeVar

from django.db import models

from akkoord.kernel.asof import AsOf

Row = TypeVar("Row", bound=models.Model)


class AnswerQuerySet(models.QuerySet[Row]):
    """Questions on what was answered."""

    def last_given(self) -> "AnswerQuerySet[Row]":
        """The last answer of each question: the one whose number is the question's version."""
        return self.filter(number=models.F("question__version"))


class EditionQuerySet(models.QuerySet[Row]):
    """Questions on what was published."""

    def known(self, as_of: AsOf) -> "EditionQuerySet[Row]":
        """Editions that were published by the moment asked, of rounds whose peildatum is not after the day asked."""
        return self.filter(published_at__lte=as_of.known_at, round__peildatum__lte=as_of.peildatum)

    def of_accord(self, accord_key: str) -> "EditionQuerySet[Row]":
        """Editions of one accord."""
        return self.filter(round__accord__key=accord_key)

    def last_first(self) -> "EditionQuerySet[Row]":
        """The edition that holds comes first: the last round, then the highest number."""
        return self.order_by("-round__peildatum", "-number")
