# SPDX-License-Identifier: EUPL-1.2
"""What of an accord can be found by its words."""

from collections.abc import Iterable, Sequence

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord import models
from akkoord.programme.accord.overviews.naming import theme_refs
from akkoord.programme.accord.searching import Searchable, Wording
from akkoord.programme.parties.naming import party_refs


def theme_words(rows: Sequence[models.ThemeRecord], as_of: AsOf) -> Iterable[Wording]:
    """Themes by title, letter, description and chair (one query)."""
    chairs = party_refs((row.chair_id for row in rows), as_of)
    for row in rows:
        chair = chairs.get(row.chair_id or 0)
        text = _joined(f"Thema {row.letter}.", row.description, chair.name if chair else "")
        yield Wording(row.title, text, "", "themes:page", (row.theme.accord.key, row.theme.key))


def action_words(rows: Sequence[models.ActionRecord], as_of: AsOf) -> Iterable[Wording]:
    """Actions by title, printed title, description, group and owner (2 queries)."""
    owners = party_refs((row.owner_id for row in rows), as_of)
    themes = theme_refs((row.theme_id for row in rows), as_of)
    for row in rows:
        owner, theme = owners.get(row.owner_id or 0), themes.get(row.theme_id)
        named = f"{owner.title} {owner.name}" if owner else ""
        text = _joined(row.description, row.printed_title, row.group, named)
        page = (row.action.accord.key, row.action.key)
        yield Wording(row.title, text, theme.label if theme else "", "actions:page", page)


def agreement_words(rows: Sequence[models.AgreementRecord], as_of: AsOf) -> Iterable[Wording]:
    """Agreements by title and summary, found on the page of their theme (one query)."""
    themes = theme_refs((row.theme_id for row in rows), as_of)
    for row in rows:
        theme, accord = themes.get(row.theme_id or 0), row.agreement.accord.key
        page, arguments = ("themes:page", (accord, theme.key)) if theme else ("about:page", (accord,))
        yield Wording(row.title, row.summary, theme.label if theme else "", page, arguments)


def body_words(rows: Sequence[models.BodyRecord], _as_of: AsOf) -> Iterable[Wording]:
    """Bodies by name, purpose and composition (no query)."""
    for row in rows:
        text = _joined(row.short_name, row.purpose, row.composition, row.rhythm)
        yield Wording(row.name, text, row.get_kind_display(), "bodies:page", (row.body.accord.key, row.body.key))


def principle_words(rows: Sequence[models.PrincipleRecord], _as_of: AsOf) -> Iterable[Wording]:
    """Principles by title and meaning (no query)."""
    for row in rows:
        yield Wording(row.title, row.meaning, row.get_applies_to_display(), "about:page", (row.principle.accord.key,))


def note_words(rows: Sequence[models.NoteRecord], _as_of: AsOf) -> Iterable[Wording]:
    """Notes by their text, found where they are printed (no query)."""
    for row in rows:
        accord = row.note.accord.key
        page = NOTE_PAGES.get(row.subject_kind)
        url_name, url_args = (page, (accord, row.subject_key)) if page else ("about:page", (accord,))
        yield Wording(row.text[:120], row.text, row.get_kind_display(), url_name, url_args)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


NOTE_PAGES = {"theme": "themes:page", "action": "actions:page", "body": "bodies:page"}
SEARCHABLES = (
    Searchable("theme", models.ThemeRecord, theme_words),
    Searchable("action", models.ActionRecord, action_words),
    Searchable("agreement", models.AgreementRecord, agreement_words),
    Searchable("body", models.BodyRecord, body_words),
    Searchable("principle", models.PrincipleRecord, principle_words),
    Searchable("note", models.NoteRecord, note_words),
)
