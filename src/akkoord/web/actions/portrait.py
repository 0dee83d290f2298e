# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of one action beside its tables: its facts, its versions, and what the reader may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.programme.accord.overviews.action_page import ActionPage, ActionVersion
from akkoord.programme.accord.policies import may_amend_action, may_assign_owner
from akkoord.web.components.items import FieldChange, HistoryItem
from akkoord.web.components.table import Cell
from akkoord.web.components.wording import date_label
from akkoord.web.frame import Frame
from akkoord.web.frame.references import amendment, list_cell, moment_cell, party_cell, theme_cell


@dataclass(frozen=True)
class MayChange:
    """Where the reader may change this action; an empty text where not."""

    owner_url: str
    amend_url: str


def may_change(frame: Frame, page: ActionPage) -> MayChange:
    """What the reader may do; nothing for an action that was withdrawn."""
    if page.latest_record_id is None:
        return MayChange("", "")
    own = (frame.key, page.line.key)
    owner = reverse("actions:owner-assign", args=own) if may_assign_owner(frame.capacity) else ""
    amend = may_amend_action(frame.capacity, owner_id=page.owner_id)
    return MayChange(owner, reverse("actions:amend", args=own) if amend else "")


def links_of(page: ActionPage, accord: str) -> dict[str, str]:
    """Pages that are narrowed to this action or its agreement."""
    theme = reverse("themes:page", args=[accord, page.line.theme.key])
    about = urlencode({"waarover": SubjectRef("action", f"{accord}/{page.line.key}")})
    return {
        "agreement": f"{theme}?{urlencode({'afspraak': page.agreement.key})}" if page.agreement else "",
        "journal": f"{reverse('journal:page', args=[accord])}?{about}",
    }


def facts_of(page: ActionPage, accord: str) -> list[tuple[str, Cell]]:
    """The facts of an action as label and cell; what is not known says so, what does not apply is left out."""
    line = page.line
    facts = [
        (_("Trekker"), party_cell(accord, line.owner, line.owner_missing)),
        (_("Uiterste datum"), moment_cell(line.deadline, _("niet bekend"))),
        (_("Thema"), theme_cell(accord, line.theme)),
    ]
    if line.group:
        facts.append((_("Groep in de bron"), Cell(line.group)))
    if page.named:
        facts.append((_("Ook genoemd"), list_cell([party_cell(accord, party) for party in page.named])))
    if page.partners:
        facts.append((_("Werken mee"), list_cell([party_cell(accord, party) for party in page.partners])))
    if page.printed_title:
        facts.append((_("Titel zoals gedrukt"), Cell(page.printed_title)))
    if line.origin.amended:
        facts.append((_("Gewijzigd"), Cell(amendment(line.origin))))
    return facts


def history_items(versions: Sequence[ActionVersion]) -> list[HistoryItem]:
    """The versions of an action, newest first: where each comes from, from when it holds, what it changed."""
    return [
        HistoryItem(
            at=version.recorded_at,
            who=_("Met de hand") if version.origin.amended else version.origin.document or _("Zonder bron"),
            what=_stretch(version),
            why=version.origin.amended,
            changes=[FieldChange(change.label, change.before, change.after) for change in version.changes],
        )
        for version in versions
    ]


def _stretch(version: ActionVersion) -> str:
    told = {"since": date_label(version.holds_from), "until": date_label(version.holds_until or version.holds_from)}
    if version.holds_until is None:
        words = _("geldt vanaf %(since)s") % told
    else:
        words = _("gold van %(since)s tot %(until)s") % told
    return f"{words} ({version.origin.place})" if version.origin.place else words
