# SPDX-License-Identifier: EUPL-1.2
import pytest

from akkoord.kernel.verdict import Refused, Verdict


def test_allowed_is_true_and_requires_nothing() -> None:
    assert Verdict.allow()
    Verdict.allow().require()


def test_a_refusal_raises_its_reason() -> None:
    verdict = Verdict.refuse("Alleen de trekker mag dit.")
    assert not verdict
    with pytest.raises(Refused, match=r"Alleen de trekker mag dit\.") as caught:
        verdict.require()
    assert caught.value.reason == "Alleen de trekker mag dit."
    assert isinstance(caught.value, PermissionError)


def test_both_must_allow_and_the_first_refusal_speaks() -> None:
    first, second = Verdict.refuse("Eerst."), Verdict.refuse("Daarna.")
    assert Verdict.allow().and_(Verdict.allow())
    assert Verdict.allow().and_(first) == first
    assert first.and_(Verdict.allow()) == first
    assert first.and_(second) == first


def test_a_refusal_without_a_reason_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="reason"):
        Verdict.refuse("")
