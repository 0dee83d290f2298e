# SPDX-License-Identifier: EUPL-1.2
"""The usual section: entries with a row of their own (the anchor) and dated records; fields map by name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.db import models
from pydantic import BaseModel

from akkoord.foundation.packages.schema import Entry, Ref
from akkoord.foundation.packages.sections import Context, Section
from akkoord.foundation.timeline.models import Record
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment

BATCH = 400


@dataclass(frozen=True)
class Link:
    """A list of keys in an entry that is kept as dated rows, so that it can be asked from the other side.

    `field` is the entry's field, `record` the link's record model with identity (owner, target, *fixed names).
    """

    field: str
    record: type[Record]
    owner: str
    target: str
    section: str
    fixed: Mapping[str, str]


class AnchoredSection(Section):
    """A section whose entries live in an anchor model (with `key`) and a record model."""

    anchor: ClassVar[type[models.Model]]
    record: ClassVar[type[Record]]
    links: ClassVar[tuple[Link, ...]] = ()

    def scope(self, context: Context) -> dict[str, Any]:
        """What narrows the anchors to the accord at hand; nothing for rows that accords share."""
        return {}

    def holds_from(self, context: Context, entry: Any) -> date:
        """The day from which an entry holds."""
        raise NotImplementedError

    @property
    def owner_field(self) -> str:
        """The record's foreign key to the anchor."""
        return self.record.identity[0]

    def learn(self, context: Context) -> None:
        scope = self.scope(context)
        known = (
            {}
            if None in scope.values()
            else dict(self.anchor._default_manager.filter(**scope).values_list("key", "pk"))
        )
        context.ids[self.name] = known

    def ensure(self, context: Context, keys: Sequence[str]) -> None:
        missing = [key for key in keys if key not in context.ids[self.name]]
        if missing:
            scope = self.scope(context)
            self.anchor._default_manager.bulk_create(
                [self.anchor(key=key, **scope) for key in missing], batch_size=BATCH
            )
            self.learn(context)

    def write(self, context: Context, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        write_facts(self.record, [self._fact(context, entry) for entry in entries], now=context.now)
        for link in self.links:
            self._write_link(context, link, entries)

    def withdraw(self, context: Context, keys: Sequence[str]) -> None:
        if not keys:
            return
        rows = [context.ids[self.name][key] for key in keys]
        write_facts(self.record, [NewFact((row,), context.today) for row in rows], now=context.now)
        for link in self.links:
            known = self._linked(link, context.latest, rows)
            ended = [
                NewFact((owner, target, *link.fixed.values()), context.today)
                for owner, targets in known.items()
                for target in targets
            ]
            write_facts(link.record, ended, now=context.now)

    def _fact(self, context: Context, entry: Entry) -> NewFact:
        row = context.ids[self.name][entry.key]
        return NewFact((row,), self.holds_from(context, entry), self.values(context, entry), for_good=True)

    def values(self, context: Context, entry: Any) -> dict[str, Any]:
        """The record's column values of an entry; fields of the same name map by themselves."""
        values: dict[str, Any] = {}
        columns = {column.name: column for column in self.record._meta.concrete_fields}
        for name, info in type(entry).model_fields.items():
            column = columns.get(name)
            if column is None or name in ("key", "holds_from"):
                continue
            given = getattr(entry, name)
            if isinstance(column, models.ForeignKey):
                refs = [mark for mark in info.metadata if isinstance(mark, Ref)]
                values[column.attname] = context.id_of(refs[0].section, given)
            else:
                values[name] = _stored(column, given)
        return values

    def fields(self, context: Context, record: Record) -> dict[str, Any]:
        """The reverse of `values`: what a record says, by field of the schema, for those that map by themselves."""
        found: dict[str, Any] = {}
        columns = {column.name: column for column in self.record._meta.concrete_fields}
        for name, info in self.schema.model_fields.items():
            column = columns.get(name)
            if column is None or name in ("key", "holds_from"):
                continue
            raw = getattr(record, column.attname)
            if isinstance(column, models.ForeignKey):
                refs = [mark for mark in info.metadata if isinstance(mark, Ref)]
                raw = context.key_of(refs[0].section, raw)
            found[name] = _given(raw)
        return {name: value for name, value in found.items() if value not in (None, "", [])}

    def current(self, context: Context, as_of: AsOf) -> dict[str, dict[str, Any]]:
        rows = set(context.ids[self.name].values())
        if not rows:
            return {}
        linked = {link.field: self._linked(link, as_of, None) for link in self.links}
        entries: dict[str, dict[str, Any]] = {}
        scope = {f"{self.owner_field}__{name}": value for name, value in self.scope(context).items()}
        for record in self.record._default_manager.filter(**scope).as_of(as_of).order_by("pk"):
            row = getattr(record, f"{self.owner_field}_id")
            key = context.key_of(self.name, row)
            fields = {"key": key, **self.fields(context, record)}
            for link in self.links:
                targets = linked[link.field].get(row)
                if targets:
                    fields[link.field] = sorted(str(context.key_of(link.section, target)) for target in targets)
            entries[str(key)] = self.schema.model_validate(fields).normal()
        return entries

    def normal(self, context: Context, entry: Any) -> dict[str, Any]:
        normal: dict[str, Any] = entry.normal()
        for link in self.links:
            if link.field in normal:
                normal[link.field] = sorted(set(normal[link.field]))
        return normal

    def _linked(self, link: Link, as_of: AsOf, rows: Sequence[int] | None) -> dict[int, list[int]]:
        query = link.record._default_manager.filter(**link.fixed).as_of(as_of)
        if rows is not None:
            query = query.filter(**{f"{link.owner}_id__in": rows})
        found: dict[int, list[int]] = defaultdict(list)
        for owner, target in query.values_list(f"{link.owner}_id", f"{link.target}_id"):
            found[owner].append(target)
        return found

    def _write_link(self, context: Context, link: Link, entries: Sequence[Entry]) -> None:
        known = self._linked(link, context.latest, None)
        facts: list[NewFact] = []
        for entry in entries:
            owner = context.ids[self.name][entry.key]
            wanted = {context.ids[link.section][key] for key in getattr(entry, link.field) or ()}
            have = set(known.get(owner, ()))
            since = self.holds_from(context, entry)
            fixed = tuple(link.fixed.values())
            facts += [NewFact((owner, target, *fixed), since, {}, for_good=True) for target in sorted(wanted - have)]
            facts += [NewFact((owner, target, *fixed), since) for target in sorted(have - wanted)]
        write_facts(link.record, facts, now=context.now)


def _stored(column: Any, value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_none=True)
    if value is None and not column.null:
        return column.get_default() if column.has_default() else ""
    return value


def _given(value: Any) -> Any:
    return str(value) if isinstance(value, PlannedMoment) else value
