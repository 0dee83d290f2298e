# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with an installation, and how to put it right."""

import os
import sys
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.conf import LazySettings
from django.core.checks import ERROR, run_checks
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Min, Q
from post_office.models import STATUS, Email

from akkoord.foundation.accounts.models import User
from akkoord.programme.invitations.models import Invitation
from akkoord.programme.rounds.choices import RoundState

OLDEST_PYTHON = (3, 11)
SHORTEST_SECRET = 50
LONGEST_WAIT = timedelta(minutes=30)
LOWEST_FREE_BYTES = 200 * 1024 * 1024


class Severity(StrEnum):
    """How bad a finding is: only an error makes `doctor` fail."""

    OK = "ok"
    WARNING = "let op"
    ERROR = "fout"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `remedy` says what to do, empty when it is right."""

    severity: Severity
    subject: str
    found: str
    remedy: str = ""


@dataclass(frozen=True)
class Backlog:
    """Mail that is due and has not left: how many, since when, and how many were given up."""

    waiting: int
    oldest: datetime | None
    failed: int


def right(subject: str, found: str) -> Finding:
    """A finding that nothing has to be done about."""
    return Finding(Severity.OK, subject, found)


def diagnose(settings: LazySettings, *, now: datetime) -> list[Finding]:
    """Look at everything; without a database the questions that need one are left out, as they would all fail."""
    findings = [look(settings) for look in WITHOUT_DATABASE]
    reach = database_in_reach()
    findings.append(reach)
    if reach.severity is Severity.OK:
        migrated = database_is_up_to_date()
        findings.append(migrated)
        if migrated.severity is Severity.OK:
            findings += [
                outbox_is_emptied(backlog(now), now=now),
                people_are_asked(uninvited(now)),
                demo_has_no_real_people(settings),
            ]
    return findings + system_checks()


def python_is_new_enough(_settings: LazySettings) -> Finding:
    """Python 3.11 or newer."""
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        return Finding(
            Severity.ERROR, "Python", f"{found} is te oud.", "Installeer Python 3.11 of nieuwer en verwijder .venv."
        )
    return right("Python", found)


def secret_is_long(settings: LazySettings) -> Finding:
    """A secret key of at least 50 characters."""
    if len(settings.SECRET_KEY) < SHORTEST_SECRET:
        return Finding(
            Severity.ERROR,
            "Geheime sleutel",
            f"SECRET_KEY heeft {len(settings.SECRET_KEY)} tekens.",
            f"Zet SECRET_KEY op ten minste {SHORTEST_SECRET} willekeurige tekens.",
        )
    return right("Geheime sleutel", "lang genoeg")


def demo_is_off_in_production(settings: LazySettings) -> Finding:
    """The demonstration mode only on one's own machine."""
    if settings.DEMO and settings.SESSION_COOKIE_SECURE:
        return Finding(
            Severity.ERROR,
            "Demo",
            "De demo staat aan in een echte omgeving: iedereen kan zich aanmelden als iedereen.",
            "Gebruik DJANGO_SETTINGS_MODULE=akkoord.config.settings.production zonder DEMO.",
        )
    return right("Demo", "aan, alleen op deze computer" if settings.DEMO else "uit")


def files_can_be_kept(settings: LazySettings) -> Finding:
    """The folder for attachments can be written, and has room."""
    folder = settings.MEDIA_ROOT
    probe = folder / f".doctor-{uuid.uuid4().hex}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
        room = os.statvfs(folder)
    except OSError as error:
        return Finding(
            Severity.ERROR,
            "Map voor bijlagen",
            f"Kan niet schrijven in {folder} ({error.strerror}).",
            "Geef de gebruiker waaronder Akkoord draait schrijfrecht, of zet AKKOORD_DATA_DIR op een andere map.",
        )
    if room.f_bavail * room.f_frsize < LOWEST_FREE_BYTES:
        return Finding(
            Severity.WARNING,
            "Map voor bijlagen",
            "Er is minder dan 200 MB vrij.",
            f"Maak ruimte op de schijf van {folder}.",
        )
    return right("Map voor bijlagen", str(folder))


def clock_is_in_the_netherlands(settings: LazySettings) -> Finding:
    """The time zone of the accord, and a clock that is not set to long ago."""
    if settings.TIME_ZONE != "Europe/Amsterdam" or not settings.USE_TZ:
        return Finding(
            Severity.ERROR,
            "Tijdzone",
            f"TIME_ZONE is {settings.TIME_ZONE}.",
            "Een peildatum eindigt om middernacht in Nederland: laat TIME_ZONE en USE_TZ staan.",
        )
    released = datetime(2026, 1, 1, tzinfo=ZoneInfo(settings.TIME_ZONE))
    if time.time() < released.timestamp():
        return Finding(
            Severity.ERROR, "Klok", "De klok van deze computer loopt jaren achter.", "Zet de klok gelijk (NTP)."
        )
    return right("Tijdzone", settings.TIME_ZONE)


def style_is_collected(settings: LazySettings) -> Finding:
    """In production the static files are served from where collectstatic puts them."""
    manifest = "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"]
    if manifest and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        return Finding(
            Severity.ERROR,
            "Opmaak",
            f"De bestanden voor de opmaak staan niet in {settings.STATIC_ROOT}.",
            "Draai: python3 akkoord collectstatic --no-input",
        )
    return right("Opmaak", "klaar")


def database_in_reach() -> Finding:
    """Whether the database answers."""
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return Finding(
            Severity.ERROR,
            "Database",
            f"De database antwoordt niet ({type(error).__name__}).",
            "Controleer DATABASE_URL, en of de databaseserver draait en deze gebruiker toelaat.",
        )
    return right("Database", connection.display_name)


def database_is_up_to_date() -> Finding:
    """Whether every migration was applied."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        return Finding(
            Severity.ERROR,
            "Tabellen",
            f"{waiting} wijzigingen zijn nog niet doorgevoerd.",
            "Draai: python3 akkoord migrate",
        )
    return right("Tabellen", "bijgewerkt")


def outbox_is_emptied(waiting: Backlog, *, now: datetime) -> Finding:
    """Whether a worker is sending: no mail that is due waits longer than half an hour, and none failed."""
    if waiting.oldest is not None and now - waiting.oldest > LONGEST_WAIT:
        return Finding(
            Severity.ERROR,
            "Post",
            f"{waiting.waiting} berichten wachten, het oudste langer dan een half uur.",
            "Start de verzender: python3 akkoord worker (laat hem door systemd of een container draaiend houden).",
        )
    if waiting.failed:
        return Finding(
            Severity.WARNING,
            "Post",
            f"{waiting.failed} berichten konden niet worden verstuurd.",
            "Controleer EMAIL_URL en de adressen; de laatste foutmelding staat bij elk bericht.",
        )
    return right("Post", f"{waiting.waiting} berichten wachten")


def backlog(now: datetime) -> Backlog:
    """Count the outbox in one query; mail planned for later is not waiting yet."""
    due = Q(status__in=(STATUS.queued, STATUS.requeued)) & (Q(scheduled_time=None) | Q(scheduled_time__lte=now))
    counted = Email.objects.aggregate(
        waiting=Count("pk", filter=due),
        oldest=Min("created", filter=due),
        failed=Count("pk", filter=Q(status=STATUS.failed)),
    )
    return Backlog(**counted)


def people_are_asked(waiting: int) -> Finding:
    """Whether the worker does its chores: nobody waits longer than half an hour to be asked in an open round."""
    if waiting:
        return Finding(
            Severity.ERROR,
            "Uitnodigingen",
            f"{waiting} mensen wachten langer dan een half uur op de vragen van een open ronde.",
            "Draait python3 akkoord worker? Zo ja: klopt hun e-mailadres? Zie de uitnodigingen bij de ronde.",
        )
    return right("Uitnodigingen", "niemand wacht op vragen")


def uninvited(now: datetime) -> int:
    """How many people wait too long to be asked. One query."""
    late = Invitation.objects.filter(mail=None, made_at__lt=now - LONGEST_WAIT, person__is_active=True)
    return late.filter(request__round__state=RoundState.OPEN).values("person").distinct().count()


def demo_has_no_real_people(settings: LazySettings) -> Finding:
    """A demonstration must not run on the accounts of real people."""
    if settings.DEMO and User.objects.filter(is_demo_user=False, is_active=True).exists():
        return Finding(
            Severity.ERROR,
            "Accounts",
            "De demo draait op een database met accounts van echte mensen.",
            "Geef de demo een eigen DATABASE_URL.",
        )
    return right("Accounts", "in orde")


def system_checks() -> list[Finding]:
    """What Django's own checks find; for a real installation look at `check --deploy` too."""
    found = run_checks()
    if not found:
        return [right("Controles van Django", "geen bevindingen")]
    return [
        Finding(
            Severity.ERROR if message.level >= ERROR else Severity.WARNING,
            f"Controle {message.id}",
            message.msg,
            message.hint or "Zie de documentatie van Django bij deze code.",
        )
        for message in found
    ]


WITHOUT_DATABASE: Sequence[Callable[[LazySettings], Finding]] = (
    python_is_new_enough,
    secret_is_long,
    demo_is_off_in_production,
    files_can_be_kept,
    clock_is_in_the_netherlands,
    style_is_collected,
)
