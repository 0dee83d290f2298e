# SPDX-License-Identifier: EUPL-1.2
"""Questions on the journal, and the refusal of anything but adding to it."""

from typing import Any, NoReturn, Self, TypeVar

from django.db import models

from akkoord.foundation.journal.errors import JournalIsAppendOnly
from akkoord.kernel.asof import AsOf

EntryT = TypeVar("EntryT", bound=models.Model)


class EntryQuerySet(models.QuerySet[EntryT]):
    """Lines of the journal: readable, never changed. The database refuses too, by trigger."""

    def known_at(self, as_of: AsOf) -> Self:
        """Lines written no later than the moment of knowing; an act has no other date than when it was done."""
        return self.filter(at__lte=as_of.known_at)

    def newest_first(self) -> Self:
        """In the order of writing, last line first."""
        return self.order_by("-id")

    def update(self, **kwargs: Any) -> NoReturn:
        """Refusals: JournalIsAppendOnly, always."""
        raise JournalIsAppendOnly("a journal line is never changed")

    def _update(self, values: Any) -> NoReturn:
        raise JournalIsAppendOnly("a journal line is never changed")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refusals: JournalIsAppendOnly, always."""
        raise JournalIsAppendOnly("a journal line is never changed")

    def delete(self) -> NoReturn:
        """Refusals: JournalIsAppendOnly, always."""
        raise JournalIsAppendOnly("a journal line is never removed")
