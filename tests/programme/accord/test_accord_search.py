# SPDX-License-Identifier: EUPL-1.2
"""What of an accord is found after a package was loaded."""

from pathlib import Path

import pytest

from akkoord.foundation.search.models import SearchRow
from akkoord.foundation.search.operations import rebuild
from akkoord.foundation.search.overviews import search
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.subjects.registry import describe_many
from tests.programme.accord.rich_package import LATER_SOURCE, NOW, TODAY, as_at, load, rich_package

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "kind", "page"),
    [
        ("zorg", "theme", ("proef", "a-zorg")),
        ("kader", "action", ("proef", "a-kader")),
        ("betere", "agreement", ("proef", "a-zorg")),
        ("bestuurlijk", "body", ("proef", "bo")),
        ("vws", "party", ("proef", "vws")),
        ("brief", "document", ("proef", "brief")),
        ("onderzoek", "step", ("proef", "a-kader")),
        ("plannen", "figure", ("proef",)),
        ("uitsnede", "note", ("proef", "a-zorg")),
        ("samen", "principle", ("proef",)),
    ],
)
def test_every_section_is_found_by_its_words(query: str, kind: str, page: tuple[str, ...], tmp_path: Path) -> None:
    load(tmp_path)
    hits = search(query, as_of=TODAY, accord="proef", kinds=[kind]).hits
    assert page in [hit.url_args for hit in hits]


def test_nothing_is_found_in_another_accord(tmp_path: Path) -> None:
    load(tmp_path)
    assert search("zorg", as_of=TODAY, accord="ander").total == 0


def test_a_changed_title_is_found_from_its_own_day(tmp_path: Path) -> None:
    load(tmp_path)
    content = rich_package()
    content["actions"][0] |= {"title": "Raamwerk", "source": LATER_SOURCE}
    load(tmp_path, content, now=NOW)
    assert search("raamwerk", as_of=TODAY, accord="proef").total == 1
    assert search("raamwerk", as_of=as_at("2023-12-31"), accord="proef").total == 0
    assert search("kader", as_of=as_at("2023-12-31"), accord="proef", kinds=["action"]).total == 1


def test_a_rebuild_gives_the_same_rows(tmp_path: Path) -> None:
    load(tmp_path)

    def rows() -> set[tuple[str, ...]]:
        return set(SearchRow.objects.values_list("subject", "accord", "title", "text", "context", "url_name"))

    before = rows()
    assert rebuild() == len(before)
    assert rows() == before


def test_subjects_are_named_by_their_last_known_record(tmp_path: Path) -> None:
    load(tmp_path)
    refs = {
        SubjectRef("action", "proef/a-kader"): "Kader maken",
        SubjectRef("theme", "proef/a-zorg"): "A. Zorg",
        SubjectRef("body", "proef/bo"): "Bestuurlijk overleg",
        SubjectRef("agreement", "proef/breed"): "Voor iedereen",
        SubjectRef("accord", "proef"): "Proefakkoord",
        SubjectRef("party", "zin"): "Zorginstituut",
        SubjectRef("document", "brief"): "Brief",
        SubjectRef("figure", "proef/f1"): "Plannen",
        SubjectRef("step", "proef/a-s1"): "Onderzoek",
    }
    assert {ref: info.title for ref, info in describe_many(refs).items()} == refs
