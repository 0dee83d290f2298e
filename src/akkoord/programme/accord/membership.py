# SPDX-License-Identifier: EUPL-1.2
"""Which parties have a place in an accord."""

from akkoord.programme.accord.models import ActionParty, ActionRecord, ParticipantRecord, ThemeRecord


def parties_within(accord: str) -> set[int]:
    """The parties in an accord now: participants, owners, who is named with an action, and chairs. Four queries."""
    of_action = {"action__accord__key": accord}
    chaired = ThemeRecord.objects.lasting().filter(theme__accord__key=accord, chair__isnull=False)
    return {
        *ParticipantRecord.objects.lasting().filter(participant__accord__key=accord).values_list("party_id", flat=True),
        *ActionRecord.objects.lasting().filter(**of_action, owner__isnull=False).values_list("owner_id", flat=True),
        *ActionParty.objects.lasting().filter(**of_action).values_list("party_id", flat=True),
        *chaired.values_list("chair_id", flat=True),
    }
