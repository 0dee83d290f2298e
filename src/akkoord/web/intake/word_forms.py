# SPDX-License-Identifier: EUPL-1.2
"""One word on the page as its template reads it: what can be chosen, what is chosen, what was typed beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.programme.intake.choices import NameKind
from akkoord.programme.intake.comparing import Comparison
from akkoord.programme.intake.rules.mapping import NEW_PARTY, NO_MEANING
from akkoord.programme.intake.rules.reading import OpenWord
from akkoord.web.intake.typed import OTHER

Option = tuple[str, str]


@dataclass(frozen=True)
class WordForm:
    """A word with its choices. `other` is the party typed beside them; `is_wrong`: something still has to be chosen."""

    place: int
    word: OpenWord
    options: tuple[Option, ...]
    chosen: str
    other: str = ""
    is_wrong: bool = False

    @property
    def is_party(self) -> bool:
        """Whether another party can be typed beside the choices."""
        return self.word.kind == NameKind.PARTY

    @property
    def is_moment(self) -> bool:
        """Whether the meaning is typed instead of chosen."""
        return self.word.kind == NameKind.MOMENT

    @property
    def typed_moment(self) -> str:
        """What stands in the field of a moment."""
        return "" if self.chosen == NO_MEANING else self.chosen


def word_forms(found: Comparison, unknown: Mapping[int, str], *, sent: bool) -> list[WordForm]:
    """Every word of a list with its choices, in the order in which the page shows and sends them."""
    return [_form(place, word, found, unknown.get(place, ""), sent) for place, word in enumerate(found.open_words)]


def _form(place: int, word: OpenWord, found: Comparison, other: str, sent: bool) -> WordForm:
    options = _options(word, found)
    chosen = word.chosen or ("" if sent else word.proposal)
    if word.kind == NameKind.PARTY and chosen and chosen not in {value for value, _label in options}:
        other, chosen = found.words.labels.get(chosen, chosen), OTHER
    if other:
        chosen = OTHER
    return WordForm(place, word, options, chosen, other, is_wrong=sent and word.is_open)


def _options(word: OpenWord, found: Comparison) -> tuple[Option, ...]:
    given = tuple((value, f"{label} ({score}%)" if score else label) for value, label, score in word.options)
    if word.kind == NameKind.PARTY:
        rest = ((NEW_PARTY, _("Nieuwe partij toevoegen")), (NO_MEANING, _("Geen partij: laat weg")))
        return (*given, *rest, (OTHER, _("Een andere partij, hieronder getypt")))
    if word.kind == NameKind.THEME:
        near = {value for value, _label in given}
        themes = tuple((one.key, found.words.labels[one.key]) for one in found.words.themes if one.key not in near)
        return (*given, *themes)
    if word.kind == NameKind.OWNER:
        return (*given, (NO_MEANING, _("Geen van deze: laat zonder trekker")))
    if word.kind == NameKind.STATUS:
        return (*given, (NO_MEANING, _("Geen status: sla over")))
    return given
