# SPDX-License-Identifier: EUPL-1.2
"""The registry of kinds."""

from collections.abc import Sequence

import pytest

from akkoord.foundation.subjects.errors import InvalidSubjectRef, SubjectKindTaken, UnknownSubjectKind
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.subjects.registry import SubjectInfo, SubjectRegistry


class Describer:
    """Knows every key but "gone", and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, keys: Sequence[str]) -> dict[str, SubjectInfo]:
        self.asked.append(tuple(keys))
        return {key: SubjectInfo(title=key.upper()) for key in keys if key != "gone"}


@pytest.fixture
def registry() -> SubjectRegistry:
    return SubjectRegistry()


def test_many_references_are_described_with_one_question_to_each_kind(registry: SubjectRegistry) -> None:
    actions, themes = Describer(), Describer()
    registry.register("action", label="actie", plural="acties", describe=actions)
    registry.register("theme", label="thema", plural="thema's", describe=themes)
    refs = [SubjectRef("action", "a"), SubjectRef("theme", "t"), SubjectRef("action", "b"), SubjectRef("action", "a")]

    described = registry.describe_many(refs)

    assert [described[ref].title for ref in refs] == ["A", "T", "B", "A"]
    assert (actions.asked, themes.asked) == ([("a", "b")], [("t",)])


def test_a_key_that_is_gone_shows_its_reference_and_says_so(registry: SubjectRegistry) -> None:
    registry.register("action", label="actie", plural="acties", describe=Describer())
    info = registry.describe_many([SubjectRef("action", "gone")])[SubjectRef("action", "gone")]
    assert (info.title, info.found, info.url) == ("action:gone", False, "")


def test_a_kind_that_nobody_knows_shows_its_reference_and_says_so(registry: SubjectRegistry) -> None:
    info = registry.describe_many([SubjectRef("ghost", "x")])[SubjectRef("ghost", "x")]
    assert (info.title, info.found) == ("ghost:x", False)


def test_a_kind_belongs_to_the_module_that_registered_it_first(registry: SubjectRegistry) -> None:
    describe = Describer()
    registry.register("action", label="actie", plural="acties", describe=describe)
    registry.register("action", label="actie", plural="acties", describe=describe)
    with pytest.raises(SubjectKindTaken):
        registry.register("action", label="actie", plural="acties", describe=Describer())
    assert [kind.plural for kind in registry.kinds()] == ["acties"]


def test_an_unknown_kind_cannot_be_asked_for(registry: SubjectRegistry) -> None:
    with pytest.raises(UnknownSubjectKind):
        registry.kind("action")


def test_an_odd_kind_cannot_be_registered(registry: SubjectRegistry) -> None:
    with pytest.raises(InvalidSubjectRef):
        registry.register("Action!", label="", plural="", describe=Describer())
