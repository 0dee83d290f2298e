# SPDX-License-Identifier: EUPL-1.2
"""What other modules hand to the search, and where it can ask them for everything again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from akkoord.foundation.search.errors import SearchDocumentInvalid, SearchSourceTaken
from akkoord.foundation.search.words import clean_text
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.asof import FOREVER_DATE, FOREVER_MOMENT


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One wording of a subject.

    In: the subject; the words to find it by; the accord's key; what it belongs to and its page, for showing it; the
    days for which it holds. `recorded_at` and `superseded_at` are only looked at by `rebuild`, which has to put back
    what was known when; `index_rows` records as of its own moment.
    Refusals: SearchDocumentInvalid without a title, or with an end that is not after its beginning.
    """

    subject: SubjectRef
    title: str
    holds_from: date
    text: str = ""
    accord: str = ""
    context: str = ""
    url_name: str = ""
    url_args: tuple[str, ...] = ()
    holds_until: date = FOREVER_DATE
    recorded_at: datetime | None = None
    superseded_at: datetime = FOREVER_MOMENT

    def __post_init__(self) -> None:
        if not clean_text(self.title):
            raise SearchDocumentInvalid(f"{self.subject} has no title to find it by")
        if self.holds_from >= self.holds_until:
            raise SearchDocumentInvalid(f"{self.subject} holds until {self.holds_until}, before it begins")
        if self.recorded_at is not None and self.recorded_at >= self.superseded_at:
            raise SearchDocumentInvalid(f"{self.subject} was superseded before it was recorded")


Source = Callable[[], Iterable[SearchDocument]]


class SearchSources:
    """Where all documents of a kind come from. One lives for the process (`SOURCES`); a test makes its own."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}

    def register(self, kind: str, source: Source) -> None:
        """Say, in `apps.ready()`, which function gives every document of a kind with its times, for a rebuild.

        Refusals: SearchSourceTaken when another function gives this kind.
        """
        if self._sources.get(kind, source) != source:
            raise SearchSourceTaken(f"documents of kind {kind!r} come from two places")
        self._sources[kind] = source

    def documents(self) -> Iterable[SearchDocument]:
        """Every document of every registered kind."""
        for source in self._sources.values():
            yield from source()


SOURCES = SearchSources()
register_source = SOURCES.register
