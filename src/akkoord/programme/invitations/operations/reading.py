# SPDX-License-Identifier: EUPL-1.2
"""What letters need to read of answers: their words, needs and titles."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.invitations.letters.following import AnswerGiven, NeedGiven
from akkoord.programme.rounds.choices import Channel
from akkoord.programme.rounds.models import Answer, Round
from akkoord.programme.rounds.overviews.naming import NeedShown, StatusShown, needs_of, statuses_in


def titles_of(action_ids: Iterable[int]) -> dict[int, str]:
    """Titles of actions by id, as they are called last. One query."""
    actions = set(action_ids)
    rows = ActionRecord.objects.known().filter(action_id__in=actions).order_by("holds_from")
    found = dict(rows.values_list("action_id", "title"))
    return {action: found.get(action, "") for action in actions}


def answers_given(answers: Sequence[Answer], about: Round, now: datetime) -> list[AnswerGiven]:
    """Answers of one round, as their giver reads them back. Four queries."""
    day = AsOf.at(about.peildatum, now=now)
    statuses = statuses_in(day, scheme_id=about.scheme_id)
    needs = needs_of(day, [one.pk for one in answers])
    titles = titles_of(one.question.action_id for one in answers)
    enterers = User.objects.in_bulk({one.entered_by_id for one in answers if one.entered_by_id})
    return [_given(one, titles[one.question.action_id], statuses, needs.get(one.pk, ()), enterers) for one in answers]


def _given(
    answer: Answer,
    title: str,
    statuses: dict[int, StatusShown],
    needs: Sequence[NeedShown],
    enterers: dict[int, User],
) -> AnswerGiven:
    status = statuses.get(answer.status_id)
    enterer = enterers.get(answer.entered_by_id) if answer.entered_by_id else None
    return AnswerGiven(
        title=title,
        status=status.label if status else "",
        explanation=answer.explanation,
        forecast=answer.forecast,
        needs=[NeedGiven(one.what, one.by, one.wanted_from.title if one.wanted_from else "") for one in needs],
        unchanged=answer.unchanged,
        at=answer.submitted_at,
        channel=str(Channel(answer.channel).label),
        entered_by=enterer.name if enterer else "",
        more=_more(answer),
    )


def _more(answer: Answer) -> list[tuple[str, str]]:
    rows = []
    if answer.forecast_reason:
        rows.append((_("Reden van de verschuiving"), answer.forecast_reason))
    if answer.product:
        rows.append((_("Opgeleverd"), answer.product))
    if answer.nothing_needed:
        rows.append((_("Nodig"), _("niets")))
    return rows
