# SPDX-License-Identifier: EUPL-1.2
"""How the journal names what rounds are about."""

from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.programme.rounds.models import Round


def round_ref(about: Round) -> SubjectRef:
    """A round by accord and period: "round:iza/2023Q3"; its accord must be at hand."""
    return SubjectRef("round", f"{about.accord.key}/{about.period}")


def action_ref(accord_key: str, action_key: str) -> SubjectRef:
    """An action by accord and key: "action:iza/c-roaz-beelden-plannen"."""
    return SubjectRef("action", f"{accord_key}/{action_key}")
