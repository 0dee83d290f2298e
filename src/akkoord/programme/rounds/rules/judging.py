# SPDX-License-Identifier: EUPL-1.2
"""What a verified status, a remark and a judgement on a theme must say."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from akkoord.kernel.signal import SignalKind

MAX_EVIDENCE = 4000
MAX_PLACE = 500
MAX_REMARK = 4000


def text_fault(text: str, most: int, *, missing: str) -> str:
    """What is wrong with a text that must say something: `missing` when it is blank, a sentence when it is too long."""
    stripped = text.strip()
    if not stripped:
        return missing
    if len(stripped) > most:
        return _("Deze tekst is langer dan %(most)s tekens. Maak hem korter.") % {"most": most}
    return ""


def verification_faults(status_key: str, evidence: str, place: str, scheme: Mapping[str, SignalKind]) -> dict[str, str]:
    """What is wrong with a verified status, by field; empty when it may be kept.

    It needs a status of the round's scheme and the evidence that it rests on; a place in a document is optional.
    Example: status "op-schema" without evidence has one fault, `evidence`.
    """
    faults = {
        "status": "" if status_key in scheme else _("Kies een status."),
        "evidence": text_fault(evidence, MAX_EVIDENCE, missing=_("Zeg waarop deze status rust.")),
        "place": text_fault(place, MAX_PLACE, missing="") if place.strip() else "",
    }
    return {name: fault for name, fault in faults.items() if fault}


def age_in_days(on: date, peildatum: date) -> int:
    """How old a finding is on the peildatum.

    Example: found as at 30 September 2023, shown as at 15 November 2023: 46 days. On the day itself 0; never negative.
    """
    return max(0, (peildatum - on).days)
