# SPDX-License-Identifier: EUPL-1.2
"""Loading a package: compared first, written as one whole or not at all."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.events.bus import publish
from akkoord.foundation.packages.comparison import Change, ChangeKind, Comparison, compare_section
from akkoord.foundation.packages.events import PackageLoaded
from akkoord.foundation.packages.models import PackageEntry, PackageLoad
from akkoord.foundation.packages.schema import Entry
from akkoord.foundation.packages.sections import Context, Section, sections
from akkoord.foundation.packages.validation import ValidPackage

BATCH = 400
Progress = Callable[[str], None]
Given = dict[str, dict[str, Entry]]


@dataclass(frozen=True)
class Loaded:
    """The outcome of a load: what differed, and the load's record (None when nothing was written)."""

    comparison: Comparison
    load_id: int | None


def new_context(accord_key: str, now: datetime) -> Context:
    """A context in which every section already knows its rows: one query per section."""
    context = Context(accord_key, now, timezone.localdate(now))
    for section in sections().values():
        section.learn(context)
    return context


def compare_package(package: ValidPackage, *, now: datetime) -> Comparison:
    """What a load of this package would do now; writes nothing."""
    context = new_context(package.header.accord, now)
    return _compare(package, context)


@transaction.atomic
def load_package(
    package: ValidPackage, *, now: datetime, overwrite: bool = False, progress: Progress = lambda label: None
) -> Loaded:
    """Load a validated package and give what it changed.

    New and changed entries are recorded as of their own day, entries that disappeared are ended from today, entries
    that people edited stay unless `overwrite`. One transaction: a load that is interrupted leaves nothing behind.
    A second load of the same folder writes nothing. `progress` is told the label of each section.
    """
    context = new_context(package.header.accord, now)
    comparison = _compare(package, context)
    if overwrite:
        comparison = _without_respect_for_edits(package, comparison)
    if not comparison.writes:
        return Loaded(comparison, None)
    load = _record_load(package, comparison, now)
    given = _given(package)
    for section in sections().values():
        section.ensure(context, _keys(comparison, section, ChangeKind.ADDED, ChangeKind.CHANGED))
    for section in sections().values():
        progress(section.label)
        keys = _keys(comparison, section, ChangeKind.ADDED, ChangeKind.CHANGED)
        section.write(context, [given[section.name][key] for key in keys])
        section.withdraw(context, _keys(comparison, section, ChangeKind.WITHDRAWN))
    _remember(package, load, comparison, context)
    publish(PackageLoaded(package.header.accord, load.pk, now))
    return Loaded(comparison, load.pk)


def _given(package: ValidPackage) -> Given:
    return {name: {entry.key: entry for _, entry in checked} for name, checked in package.entries.items()}


def _keys(comparison: Comparison, section: Section, *kinds: ChangeKind) -> list[str]:
    return [change.key for change in comparison.changes if change.section == section.name and change.kind in kinds]


def _compare(package: ValidPackage, context: Context) -> Comparison:
    base = _bases(package.header.accord)
    given = _given(package)
    changes: list[Change] = []
    total = 0
    for name, section in sections().items():
        entries = given.get(name, {})
        section_given = {key: section.normal(context, entry) for key, entry in entries.items()}
        known = section.current(context, context.latest)
        changes += compare_section(name, base.get(name, {}), known, section_given)
        total += len(entries)
    differing = sum(change.kind is not ChangeKind.WITHDRAWN for change in changes)
    return Comparison(tuple(changes), total - differing)


def _bases(accord_key: str) -> dict[str, dict[str, Any]]:
    bases: dict[str, dict[str, Any]] = {}
    rows = PackageEntry.objects.filter(accord_key=accord_key, withdrawn=False)
    for section, key, content in rows.values_list("section", "key", "content"):
        bases.setdefault(section, {})[key] = content
    return bases


def _without_respect_for_edits(package: ValidPackage, comparison: Comparison) -> Comparison:
    given = _given(package)
    changes = []
    for change in comparison.changes:
        kind = change.kind
        if kind in (ChangeKind.EDITED, ChangeKind.CONFLICT):
            present = change.key in given.get(change.section, {})
            kind = ChangeKind.CHANGED if present else ChangeKind.WITHDRAWN
        changes.append(Change(change.section, change.key, kind, change.fields))
    return Comparison(tuple(changes), comparison.unchanged)


def _record_load(package: ValidPackage, comparison: Comparison, now: datetime) -> PackageLoad:
    kept = len(comparison.of_kind(ChangeKind.EDITED)) + len(comparison.of_kind(ChangeKind.CONFLICT))
    return PackageLoad.objects.create(
        accord_key=package.header.accord,
        name=package.header.name,
        loaded_at=now,
        digest=package_digest(package),
        added=len(comparison.of_kind(ChangeKind.ADDED)),
        changed=len(comparison.of_kind(ChangeKind.CHANGED)),
        withdrawn=len(comparison.of_kind(ChangeKind.WITHDRAWN)),
        kept=kept,
    )


def package_digest(package: ValidPackage) -> str:
    """SHA-256 over the entries in a fixed order: equal packages give equal digests."""
    content = {
        name: sorted((entry.normal() for _, entry in checked), key=lambda entry: str(entry["key"]))
        for name, checked in package.entries.items()
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _remember(package: ValidPackage, load: PackageLoad, comparison: Comparison, context: Context) -> None:
    given = _given(package)
    written: Sequence[ChangeKind] = (ChangeKind.ADDED, ChangeKind.CHANGED)
    rows = [
        _base_row(load, change, given[change.section][change.key], context)
        for change in comparison.changes
        if change.kind in written
    ]
    PackageEntry.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["accord_key", "section", "key"],
        update_fields=["content", "withdrawn", "load"],
    )
    for section in sections().values():
        gone = _keys(comparison, section, ChangeKind.WITHDRAWN)
        PackageEntry.objects.filter(accord_key=load.accord_key, section=section.name, key__in=gone).update(
            withdrawn=True, load=load
        )


def _base_row(load: PackageLoad, change: Change, entry: Entry, context: Context) -> PackageEntry:
    content: Mapping[str, Any] = sections()[change.section].normal(context, entry)
    return PackageEntry(
        accord_key=load.accord_key,
        section=change.section,
        key=change.key,
        content=content,
        withdrawn=False,
        load=load,
    )
