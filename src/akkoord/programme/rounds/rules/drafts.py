# SPDX-License-Identifier: EUPL-1.2
"""Drafts: what is typed and not yet handed in, and whether what is handed in was kept already."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.rounds.rules.answers import CheckedAnswer, GivenAnswer, GivenNeed, read_moment

MAX_DRAFT = 50_000
"""The most characters that a draft holds: own choice, more than ten times the longest explanation."""


def typed_in(given: GivenAnswer) -> dict[str, object]:
    """An answer as it is typed, as a draft keeps it: text by field, without the question and its version."""
    fields = asdict(given)
    fields["needs"] = list(fields["needs"])
    return {name: fields[name] for name in sorted(fields) if name not in ("question_id", "expected_version")}


def given_from(question_id: int, version: int, typed: Mapping[str, Any]) -> GivenAnswer:
    """The answer that a draft holds; a field it lacks is empty, one that it should not have is left out."""

    def text(name: str) -> str:
        return str(typed.get(name, ""))

    return GivenAnswer(
        question_id,
        version,
        status_key=text("status_key"),
        explanation=text("explanation"),
        forecast_text=text("forecast_text"),
        needs=tuple(
            GivenNeed(*(str(need.get(name, "")) for name in ("what", "by", "wanted_from")))
            for need in typed.get("needs", ())
        ),
        unchanged=bool(typed.get("unchanged")),
        forecast_reason=text("forecast_reason"),
        nothing_needed=bool(typed.get("nothing_needed")),
        product=text("product"),
    )


def says_the_same(given: GivenAnswer, kept: CheckedAnswer, *, unchanged: bool) -> bool:
    """Whether what is sent is what was kept already, so that a second click or a reload answers nothing twice.

    `unchanged` tells how the kept answer was given. Outer white space and blank needs do not count; a moment is
    compared by its meaning. Example: "Q4 2023" sent again after 2023-Q4 was kept is the same.
    """
    if given.unchanged or unchanged:
        return given.unchanged and unchanged
    undecided = PlannedMoment.to_be_decided()
    needs = [
        (need.what.strip(), read_moment(need.by) or undecided, need.wanted_from)
        for need in given.needs
        if not need.is_blank
    ]
    sent = (
        given.status_key,
        given.explanation.strip(),
        read_moment(given.forecast_text),
        given.forecast_reason.strip(),
    )
    stands = (kept.status_key, kept.explanation, kept.forecast, kept.forecast_reason)
    return (*sent, given.nothing_needed, given.product.strip(), needs) == (
        *stands,
        kept.nothing_needed,
        kept.product,
        [(need.what, need.by, need.wanted_from) for need in kept.needs],
    )
