# SPDX-License-Identifier: EUPL-1.2
"""What follows from a loaded package: the search finds its steps."""

from collections.abc import Iterable, Sequence

from akkoord.foundation.packages.events import PackageLoaded
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import Action
from akkoord.programme.accord.overviews.naming import theme_refs
from akkoord.programme.accord.searching import Searchable, Wording, index_touched
from akkoord.programme.planning.models import StepRecord


def step_words(rows: Sequence[StepRecord], as_of: AsOf) -> Iterable[Wording]:
    """Steps by title and condition, found on the page of their action, else on their theme's flowchart (2 queries)."""
    themes = theme_refs((row.theme_id for row in rows), as_of)
    actions = dict(Action.objects.filter(pk__in={row.action_id for row in rows}).values_list("pk", "key"))
    for row in rows:
        accord, theme = row.step.accord.key, themes.get(row.theme_id)
        action = actions.get(row.action_id or 0)
        page = (
            ("actions:page", (accord, action)) if action else ("flowcharts:page", (accord, theme.key if theme else ""))
        )
        text = " ".join(part for part in (row.get_kind_display(), row.conditional) if part)
        yield Wording(row.title, text, theme.label if theme else "", *page)


STEPS = Searchable("step", StepRecord, step_words)


def on_package_loaded(event: PackageLoaded) -> None:
    """Let the search find the steps that the load wrote."""
    index_touched((STEPS,), event.at)
