# SPDX-License-Identifier: EUPL-1.2
"""What all mails of invitations have in common: naming their rounds, making the link, and queueing the letter."""

from collections.abc import Collection, Mapping

from django.conf import settings

from akkoord.foundation.accounts.actors import SYSTEM, Actor
from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.models import Mail
from akkoord.foundation.outbox.operations import queue_mail
from akkoord.foundation.subjects.addresses import address_of
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.programme.accord.overviews.heads import accord_heads
from akkoord.programme.invitations.letters.layout import Letter, as_html, as_text
from akkoord.programme.invitations.letters.wording import RoundNamed
from akkoord.programme.invitations.models import LinkedRound, PersonalLink
from akkoord.programme.invitations.operations.links import issue_link
from akkoord.programme.invitations.rules.link_secrets import digest_of
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.models import Round

LINK_PAGE = "answering:open"


def full_address(url_name: str, *args: str) -> str:
    """The address of a page as it stands in a mail: with the installation's own address before it."""
    return f"{settings.BASE_URL}{address_of(url_name, args)}"


def new_link(
    person: User, rounds: Collection[Round], *, transfers: Collection[int] = (), actor: Actor = SYSTEM
) -> tuple[str, PersonalLink]:
    """A new personal link in full, with its row, for rounds that are open and requests that wait.

    Refusals: as `issue_link`.
    """
    token = issue_link(actor, person=person, round_ids=[one.pk for one in rounds], transfer_ids=transfers)
    link = PersonalLink.objects.get(digest=digest_of(token.rpartition(":")[0]))
    return full_address(LINK_PAGE, token), link


def rounds_to_reach(person: User) -> list[Round]:
    """The open rounds that the person's links already lead to, with their accords: a new link leads to them as well."""
    linked = LinkedRound.objects.filter(link__person=person, link__revoked_at=None).values("round")
    return list(Round.objects.filter(pk__in=linked, state=RoundState.OPEN).select_related("accord"))


def named(rounds: Collection[Round]) -> dict[int, RoundNamed]:
    """Rounds by id as letters name them; their accords must be at hand. One query."""
    names = {head.key: head.short_name or head.name for head in accord_heads()}
    return {
        one.pk: RoundNamed(
            names.get(one.accord.key, one.accord.key), one.period, one.peildatum, one.due_on, one.practice
        )
        for one in rounds
    }


def post(
    person: User,
    letter: Letter,
    *,
    kind: str,
    about: SubjectRef,
    headers: Mapping[str, str] | None = None,
    key: str = "",
) -> Mail:
    """Queue a letter to a person, as text and as HTML. Call it inside the person's language.

    Refusals: those of `queue_mail`.
    """
    return queue_mail(
        to=person.email,
        subject=letter.subject_line,
        text=as_text(letter),
        html=as_html(letter),
        kind=kind,
        related=about,
        dedupe_key=key,
        headers=headers,
    )
