# SPDX-License-Identifier: EUPL-1.2
"""What the cockpit says: its sentence, its key figures, its rows and its small trends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.overviews.counts import ThemeActions
from akkoord.programme.rounds.rules import Movement
from akkoord.reports.figures.cockpit import Cockpit, ThemePicture
from akkoord.web.components.charts import StatusBar, Trend, TrendPoint
from akkoord.web.components.items import KeyFigure
from akkoord.web.components.wording import plural, worded

NEEDS_WORK = (SignalKind.ATTENTION, SignalKind.NOT_STARTED)
MOST_ROUNDS = 8


@dataclass(frozen=True)
class ThemeRow:
    """One row of themes × status; the total has no key."""

    theme: ThemePicture
    bar: StatusBar

    @property
    def attention(self) -> int:
        """Actions that need extra effort or did not start."""
        return sum(self.theme.of(kind) for kind in NEEDS_WORK)

    @property
    def better(self) -> int:
        """Actions that moved up."""
        return self.theme.moved[Movement.BETTER]

    @property
    def worse(self) -> int:
        """Actions that moved down."""
        return self.theme.moved[Movement.WORSE]

    @property
    def same(self) -> int:
        """Actions that stayed as they were."""
        return self.theme.moved[Movement.SAME]

    @property
    def moved_unknown(self) -> int:
        """Actions of which the movement is not known: asked for the first time, or unknown before or now."""
        return self.theme.moved[Movement.UNKNOWN] + self.theme.moved[Movement.FIRST]


def answer(shown: Cockpit) -> str:
    """The sentence that answers what needs a decision, from the most to the least certain; or that nothing is known."""
    total = shown.total
    if not total.actions:
        return _("Op deze peildatum is nog geen enkele actie bekend. Kies een latere peildatum.")
    missing = plural(total.owner_missing, _("actie heeft"), _("acties hebben"))
    words = [_("%(missing)s geen trekker, van %(all)s in totaal.") % {"missing": missing, "all": total.actions}]
    if shown.frozen is None:
        words.append(_("Er is op deze peildatum nog geen ronde gesloten, dus hoe de acties ervoor staan is onbekend."))
    else:
        counts = {
            "round": worded(shown.frozen.period),
            "attention": plural(total.of(SignalKind.ATTENTION), _("actie"), _("acties")),
            "open": plural(shown.frozen.not_answered, _("vraag is"), _("vragen zijn")),
        }
        words.append(
            _("In de ronde over %(round)s is bij %(attention)s extra inzet nodig; %(open)s niet beantwoord.") % counts
        )
    if total.late:
        late = plural(total.late, _("stap is de laatste dag"), _("stappen is de laatste dag"))
        words.append(_("Van %(late)s voorbij terwijl de actie nog loopt.") % {"late": late})
    if shown.ahead:
        first = shown.ahead[0]
        due = plural(first.due, _("stap"), _("stappen"))
        words.append(_("Voor %(meeting)s staan er %(due)s gepland.") % {"meeting": first.title, "due": due})
    return " ".join(words)


def key_figures(shown: Cockpit, accord: str) -> list[KeyFigure]:
    """The five numbers that ask for a decision, each with where to look further; none while no action is known."""
    total = shown.total
    if not total.actions:
        return []
    actions = reverse("actions:list", args=[accord])
    late = reverse("cockpit:overdue", args=[accord])
    figures = [
        KeyFigure(
            _("%(n)s van %(all)s") % {"n": total.owner_missing, "all": total.actions},
            _("acties zonder trekker"),
            f"{actions}?zonder=ja",
        ),
        KeyFigure(
            str(total.late), _("stappen te laat"), f"{late}?uitkomst=late", _("laatste dag voorbij, actie loopt nog")
        ),
        KeyFigure(
            str(total.unknown_if_met), _("stappen onbekend of gehaald"), f"{late}?uitkomst=unknown",
            _("laatste dag voorbij, niemand zei of het lukte"),
        ),
    ]  # fmt: skip
    if shown.frozen is not None:
        round_url = reverse("rounds:page", args=[accord, shown.frozen.period.code])
        attention = str(total.of(SignalKind.ATTENTION))
        unanswered = _("%(n)s van %(all)s") % {"n": shown.frozen.not_answered, "all": shown.frozen.asked}
        figures.insert(1, KeyFigure(attention, _("acties met extra inzet nodig"), round_url))
        figures.append(KeyFigure(unanswered, _("vragen niet beantwoord"), round_url))
    return figures


def deadlines_passed(themes: Sequence[ThemeActions]) -> int:
    """How many actions have a deadline that passed without being finished, or without anybody saying so.

    In: themes counted with `deadline_counts`. The cockpit counts these with the steps.
    """
    return sum(theme.also["passed"] - theme.also["met"] for theme in themes)


def rows(shown: Cockpit) -> list[ThemeRow]:
    """A row per theme."""
    return [_row(theme) for theme in shown.themes]


def total_row(shown: Cockpit) -> ThemeRow:
    """All themes together."""
    return _row(shown.total)


def trends(shown: Cockpit) -> list[Trend]:
    """The course over rounds: two lines for the whole accord, then one per theme; none with fewer than two rounds."""
    if len(shown.rounds) < 2:
        return []
    return [
        _trend(shown, shown.total, _("Alle thema’s, afgerond of op schema"), _going_well),
        _trend(shown, shown.total, _("Alle thema’s, extra inzet nodig of niet gestart"), _needing_work),
        *(_trend(shown, theme, f"{theme.letter}. {theme.title}", _needing_work) for theme in shown.themes),
    ]


def _row(theme: ThemePicture) -> ThemeRow:
    return ThemeRow(theme, StatusBar.of(theme.statuses, _("acties")))


def _needing_work(theme: ThemePicture, place: int) -> int:
    return sum(theme.trend[place][kind] for kind in NEEDS_WORK)


def _going_well(theme: ThemePicture, place: int) -> int:
    return theme.trend[place][SignalKind.FINISHED] + theme.trend[place][SignalKind.ON_SCHEDULE]


def _trend(shown: Cockpit, theme: ThemePicture, caption: str, count: Callable[[ThemePicture, int], int]) -> Trend:
    """A line over the last rounds; a theme that a round did not ask about has no value there."""
    first = max(0, len(shown.rounds) - MOST_ROUNDS)
    points = []
    for place in range(first, len(shown.rounds)):
        asked = sum(theme.trend[place].values())
        points.append(TrendPoint(shown.rounds[place].period.short, count(theme, place) if asked else None))
    known = [point.value for point in points if point.value is not None]
    if known:
        caption = _("%(name)s: van %(first)s naar %(last)s") % {"name": caption, "first": known[0], "last": known[-1]}
    return Trend(caption, tuple(points))
