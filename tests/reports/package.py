# SPDX-License-Identifier: EUPL-1.2
"""An accord with something for every chapter of a report, and a round on it."""

from pathlib import Path
from typing import Any

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations import close_round
from tests.factories import answer_one, make_round
from tests.foundation.packages.small_package import SOURCE
from tests.programme.accord.rich_package import load, rich_package

ATTENTION, FINISHED = "inzet", "klaar"
_STATUSES = (
    ("op-schema", "Op schema", "on_schedule"),
    (ATTENTION, "Aanvullende inzet nodig", "attention"),
    ("niet-gestart", "Niet gestart", "not_started"),
    ("weet-niet", "Onbekend", "unknown"),
)


def report_package(copies: int = 1) -> dict[str, Any]:
    """The rich package with a whole status scheme, figures that contradict on the peildatum, and a step per action.

    Actions: `a-kader` (owner, deadline at the end of 2023, a decision on 11 September 2023) and `a-agenda` (neither).
    """
    content = rich_package(copies)
    content["statuses"] += [
        {"key": key, "scheme": "leidend", "label": label, "signal": signal, "source": SOURCE}
        for key, label, signal in _STATUSES
    ]
    for figure in content["figures"]:
        figure["source"] = SOURCE
    extra = [action["key"] for action in content["actions"] if action["key"] not in ("a-kader", "a-agenda")]
    content["steps"] += [
        {"key": f"stap-{key}", "theme": "a-zorg", "action": key, "kind": "product", "title": "Stuk", "source": SOURCE}
        for key in extra
    ]
    content["steps"].append(
        {
            "key": "a-los",
            "theme": "a-zorg",
            "kind": "product",
            "title": "Los stuk",
            "source": SOURCE,
            "uncertain": "Het stuk hangt tussen twee acties.",
        }
    )
    return content


def closed_round(folder: Path, copies: int = 1, *, practice: bool = False) -> Round:
    """Load the accord and close a round: `a-kader` needs attention and help, `a-agenda` did not answer."""
    load(folder, report_package(copies))
    opened = make_round(practice=practice)
    need = ("Een besluit over het kader", "2023-Q4", "vws")
    answer_one(opened, "a-kader", ATTENTION, forecast="2024-Q2", needs=[need])
    close_round(SYSTEM, round_id=opened.pk)
    opened.refresh_from_db()
    return opened
