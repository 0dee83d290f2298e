# SPDX-License-Identifier: EUPL-1.2
"""From what rows say to what they mean: what is certain or decided is taken, the rest becomes a question."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.text import slugify
from django.utils.translation import gettext as _

from akkoord.foundation.tabular.rules import is_error
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.intake.choices import ListField, NameKind
from akkoord.programme.intake.rules.mapping import NEW_PARTY, NO_MEANING, NOBODY, ListMapping
from akkoord.programme.intake.rules.moments import moment_in, proposed_moment
from akkoord.programme.intake.rules.naming import names_in
from akkoord.programme.intake.rules.recognition import Surroundings
from akkoord.programme.intake.rules.rows import MOMENTS, RawRow
from akkoord.programme.intake.rules.statuses import EXACT, propose_status
from akkoord.programme.intake.rules.words import NO_RESULT, plain, says_nothing

MAX_TITLE, MAX_GROUP, MAX_TEXT, MAX_NUMBER, MAX_PARTY = 500, 300, 10_000, 80, 500
SHOWN_CELLS = 3


@dataclass(frozen=True)
class Fault:
    """A cell that cannot be read: its sheet and address, and what is expected there."""

    sheet: str
    cell: str
    message: str


@dataclass(frozen=True)
class ReadRow:
    """What a row means. None and empty: the list says nothing, and what is known stays.

    `owner` is the key of the one owner, empty for none; `owner_missing` why a list that names somebody gives no owner.
    `parties` are the keys of the others. Texts are ready to be kept, moments are canonical texts.
    """

    key: str
    sheet: str
    row: int
    title: str
    theme: str
    number: str = ""
    description: str = ""
    group: str = ""
    owner: str = ""
    owner_missing: str = ""
    parties: frozenset[str] = frozenset()
    deadline: str = ""
    status: str = ""
    explanation: str = ""
    forecast: str = ""


@dataclass(frozen=True)
class OpenWord:
    """A word that needs a decision or was decided: what it stands in, what is proposed and what can be chosen.

    `options` are meanings with a label and, for near matches, their likeness in percent. `chosen` is the decision.
    """

    kind: NameKind
    text: str
    cells: tuple[str, ...]
    count: int
    options: tuple[tuple[str, str, int], ...] = ()
    proposal: str = ""
    why: str = ""
    chosen: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to choose."""
        return not self.chosen


@dataclass
class Reader:
    """Reads rows with the decisions of one list.

    `new_parties` are the parties that reading came upon and somebody chose to add: name by key.
    """

    mapping: ListMapping
    around: Surroundings
    party_keys: frozenset[str] = frozenset()
    new_parties: dict[str, str] = field(default_factory=dict)

    def read(self, raw: RawRow) -> ReadRow | tuple[Fault, ...]:
        """What a row means, or every cell of it that is at fault."""
        faults = _broken_cells(raw)
        if faults:
            return tuple(faults)
        said = raw.said
        title = self._text(raw, ListField.TITLE, MAX_TITLE, faults)
        if not title:
            faults.append(Fault(raw.sheet, raw.cell(ListField.TITLE), _("Hier hoort te staan wat de actie is.")))
        theme = self._theme(raw, faults)
        owner, missing, parties = self._owner(raw, faults)
        moments = {field: self._moment(raw, field, faults) for field in MOMENTS}
        row = ReadRow(
            key=raw.key,
            sheet=raw.sheet,
            row=raw.row,
            title=title,
            theme=theme,
            number=self._text(raw, ListField.NUMBER, MAX_NUMBER, faults),
            description=self._text(raw, ListField.DESCRIPTION, MAX_TEXT, faults),
            group=self._text(raw, ListField.GROUP, MAX_GROUP, faults),
            owner=owner,
            owner_missing=missing,
            parties=parties,
            deadline=moments[ListField.DEADLINE],
            status=self._status(raw, faults),
            explanation=said.get(ListField.EXPLANATION, "").strip(),
            forecast=moments[ListField.FORECAST],
        )
        return tuple(faults) or row

    def _text(self, raw: RawRow, held: ListField, most: int, faults: list[Fault]) -> str:
        text = raw.said.get(held, "").strip()
        if len(text) > most:
            told = {"field": held.label, "count": len(text), "most": most}
            message = _("“%(field)s” heeft %(count)s tekens en mag er hoogstens %(most)s hebben.") % told
            faults.append(Fault(raw.sheet, raw.cell(held), message))
        return text

    def _theme(self, raw: RawRow, faults: list[Fault]) -> str:
        text = raw.said.get(ListField.THEME, "")
        match = self.around.themes.match(text) if text else None
        key = match.key if match and match.kind.is_certain else self.mapping.meaning(NameKind.THEME, text)
        if text and key == NO_MEANING:
            key = ""
        found = key or ("" if text else raw.theme)
        if not any(found == theme.key for theme in self.around.themes.known):
            message = _("Deze actie heeft geen thema. Kies een thema voor het blad, of wijs een kolom met thema’s aan.")
            faults.append(Fault(raw.sheet, raw.cell(ListField.THEME if text else ListField.TITLE), message))
        return found

    def _owner(self, raw: RawRow, faults: list[Fault]) -> tuple[str, str, frozenset[str]]:
        text = raw.said.get(ListField.OWNER, "")
        names = names_in(text, self.around.parties)
        keys = {name: self._party(raw, ListField.OWNER, name, faults) for name in names}
        others = {
            self._party(raw, ListField.PARTIES, name, faults)
            for name in names_in(raw.said.get(ListField.PARTIES, ""), self.around.parties)
        }
        chosen = self._chosen_owner(raw, text, names, faults)
        owner = keys.get(chosen, "")
        parties = frozenset(key for key in {*keys.values(), *others} if key and key != owner)
        missing = "" if owner or not text else _("De actielijst noemt “%(text)s”.") % {"text": " ".join(text.split())}
        return owner, missing, parties

    def _chosen_owner(self, raw: RawRow, text: str, names: Sequence[str], faults: list[Fault]) -> str:
        if len(names) < 2:
            return next(iter(names), "")
        choice = self.mapping.meaning(NameKind.OWNER, text)
        chosen = next((name for name in names if plain(name) == plain(choice)), "")
        if not chosen and choice != NOBODY:
            message = _("Hier staan meer namen. Kies wie de ene trekker is.")
            faults.append(Fault(raw.sheet, raw.cell(ListField.OWNER), message))
        return chosen

    def _party(self, raw: RawRow, held: ListField, name: str, faults: list[Fault]) -> str:
        decided = self.mapping.meaning(NameKind.PARTY, name)
        match = self.around.parties.match(name)
        if decided == NOBODY:
            return ""
        if match.kind.is_certain and decided in ("", NEW_PARTY):
            return match.key
        if decided == NEW_PARTY:
            key = new_party_key(name, self.party_keys)
            self.new_parties.setdefault(key, " ".join(name.split())[:MAX_PARTY])
            return key
        if decided in self.party_keys:
            return decided
        message = _("“%(name)s” is geen bekende partij. Kies welke partij dit is.") % {"name": name}
        faults.append(Fault(raw.sheet, raw.cell(held), message))
        return ""

    def _moment(self, raw: RawRow, held: ListField, faults: list[Fault]) -> str:
        text = raw.said.get(held, "")
        decided = self.mapping.meaning(NameKind.MOMENT, text) if text else ""
        if not text or decided == NO_MEANING or (says_nothing(text) and moment_in(text) is None):
            return ""
        moment: PlannedMoment | None = moment_in(decided or text)
        if moment is None:
            told = {"text": text}
            message = _("“%(text)s” is geen moment. Schrijf bijvoorbeeld 30-9-2023, Q3 2023, 2024 of PM.") % told
            faults.append(Fault(raw.sheet, raw.cell(held), message))
        return "" if moment is None else str(moment)

    def _status(self, raw: RawRow, faults: list[Fault]) -> str:
        text = raw.said.get(ListField.STATUS, "")
        if not says_status(text, self.around):
            return ""
        decided = self.mapping.meaning(NameKind.STATUS, text)
        if decided == NO_MEANING:
            return ""
        if any(decided == status.key for status in self.around.statuses):
            return decided
        proposal = propose_status(text, self.around.statuses)
        if proposal and proposal.confidence == EXACT:
            return proposal.key
        if self.around.statuses:
            message = _("“%(text)s” is geen status van dit akkoord. Kies welke status dit is.") % {"text": text}
            faults.append(Fault(raw.sheet, raw.cell(ListField.STATUS), message))
        return ""


def _broken_cells(raw: RawRow) -> list[Fault]:
    message = _("De formule in deze cel heeft geen uitkomst. Typ de waarde zelf, of open het bestand en sla het op.")
    broken = [held for held, text in raw.said.items() if text == NO_RESULT or (text[:1] in "#EF" and is_error(text))]
    return [Fault(raw.sheet, raw.cell(held), message) for held in broken]


def new_party_key(name: str, taken: frozenset[str]) -> str:
    """The key of a party that is to be added: its name in small letters, with a number where that key is taken."""
    base = slugify(name)[:90].strip("-") or "partij"
    key, number = base, 2
    while key in taken:
        key, number = f"{base}-{number}", number + 1
    return key


def words_to_decide(raws: Iterable[RawRow], mapping: ListMapping, around: Surroundings) -> tuple[OpenWord, ...]:
    """Every word that is not certain by itself, with what can be chosen and what was chosen, in the order of kinds.

    The order of rows changes nothing but which cells are named as examples.
    """
    seen: dict[tuple[NameKind, str], _Found] = {}
    for raw in raws:
        for kind, text, cell in _words_of(raw, around):
            found = seen.setdefault((kind, plain(text)), _Found(text))
            found.count += 1
            if len(found.cells) < SHOWN_CELLS:
                found.cells.append(cell)
    words = [_open_word(kind, found, mapping, around) for (kind, _plain), found in seen.items()]
    order = list(NameKind)
    return tuple(sorted(words, key=lambda one: (order.index(one.kind), -one.count, plain(one.text))))


@dataclass
class _Found:
    text: str
    count: int = 0
    cells: list[str] = field(default_factory=list)


def _words_of(raw: RawRow, around: Surroundings) -> Iterable[tuple[NameKind, str, str]]:
    said = {held: text for held, text in raw.said.items() if text != NO_RESULT and not is_error(text)}

    def at(held: ListField) -> str:
        return f"{raw.sheet} {raw.cell(held)}"

    theme = said.get(ListField.THEME, "")
    if theme and not around.themes.match(theme).kind.is_certain:
        yield NameKind.THEME, theme, at(ListField.THEME)
    for held in (ListField.OWNER, ListField.PARTIES):
        yield from ((kind, name, at(held)) for kind, name in _names_of(said.get(held, ""), held, around))
    status = said.get(ListField.STATUS, "")
    if says_status(status, around) and not _is_status(status, around):
        yield NameKind.STATUS, status, at(ListField.STATUS)
    for held in MOMENTS:
        text = said.get(held, "")
        if text and moment_in(text) is None and not says_nothing(text):
            yield NameKind.MOMENT, text, at(held)


def _names_of(text: str, held: ListField, around: Surroundings) -> Iterable[tuple[NameKind, str]]:
    names = names_in(text, around.parties)
    for name in names:
        if not around.parties.match(name).kind.is_certain:
            yield NameKind.PARTY, name
    if held == ListField.OWNER and len(names) > 1:
        yield NameKind.OWNER, " ".join(text.split())


def says_status(text: str, around: Surroundings) -> bool:
    """Whether a cell says anything about the status: "?" and "n.v.t." do not, "onbekend" may."""
    if not around.statuses or not plain(text):
        return False
    return not says_nothing(text) or propose_status(text, around.statuses) is not None


def _is_status(text: str, around: Surroundings) -> bool:
    proposal = propose_status(text, around.statuses)
    return proposal is not None and proposal.confidence == EXACT


def _open_word(kind: NameKind, found: _Found, mapping: ListMapping, around: Surroundings) -> OpenWord:
    options, proposal, why = _CHOICES[kind](found.text, around)
    chosen = mapping.meaning(kind, found.text)
    return OpenWord(kind, found.text, tuple(found.cells), found.count, options, proposal, why, chosen)


Choices = tuple[tuple[tuple[str, str, int], ...], str, str]


def _near(text: str, book_name: str, around: Surroundings) -> Choices:
    book = around.parties if book_name == "parties" else around.themes
    labels = {one.key: one.label for one in book.known}
    return tuple((key, labels[key], score) for key, score in book.match(text).near), "", ""


def _owner_choices(text: str, around: Surroundings) -> Choices:
    return tuple((plain(name), name, 0) for name in names_in(text, around.parties)), "", ""


def _status_choices(text: str, around: Surroundings) -> Choices:
    options = tuple((status.key, status.label, 0) for status in around.statuses)
    proposal = propose_status(text, around.statuses)
    return (options, proposal.key, proposal.why) if proposal else (options, "", "")


def _moment_choices(text: str, _around: Surroundings) -> Choices:
    moment = proposed_moment(text)
    return (), "" if moment is None else str(moment), ""


_CHOICES = {
    NameKind.THEME: lambda text, around: _near(text, "themes", around),
    NameKind.PARTY: lambda text, around: _near(text, "parties", around),
    NameKind.OWNER: _owner_choices,
    NameKind.STATUS: _status_choices,
    NameKind.MOMENT: _moment_choices,
}


def by_kind(words: Iterable[OpenWord]) -> Mapping[NameKind, tuple[OpenWord, ...]]:
    """Words by their kind."""
    found: dict[NameKind, list[OpenWord]] = defaultdict(list)
    for one in words:
        found[one.kind].append(one)
    return {kind: tuple(ones) for kind, ones in found.items()}
