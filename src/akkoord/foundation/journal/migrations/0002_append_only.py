# SPDX-License-Identifier: EUPL-1.2
"""Let the database itself refuse a change of the journal.

SQLite refuses a change only: there a test run empties its tables with the same DELETE that the trigger would refuse.
PostgreSQL refuses a change and a removal.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE_UP = """
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""
SQLITE_DOWN = "DROP TRIGGER IF EXISTS journal_entry_append_only"

POSTGRESQL_UP = """
CREATE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN RAISE EXCEPTION 'the journal is append-only' USING ERRCODE = 'integrity_constraint_violation'; END
$body$;
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE ON journal_entry
FOR EACH ROW EXECUTE FUNCTION journal_entry_refuse();
"""
POSTGRESQL_DOWN = """
DROP TRIGGER IF EXISTS journal_entry_append_only ON journal_entry;
DROP FUNCTION IF EXISTS journal_entry_refuse();
"""

UP = {"sqlite": SQLITE_UP, "postgresql": POSTGRESQL_UP}
DOWN = {"sqlite": SQLITE_DOWN, "postgresql": POSTGRESQL_DOWN}


def make_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the trigger that this database can carry."""
    schema_editor.execute(UP[schema_editor.connection.vendor])


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Undo `make_triggers`."""
    schema_editor.execute(DOWN[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunPython(make_triggers, drop_triggers)]
