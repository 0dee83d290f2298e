# SPDX-License-Identifier: EUPL-1.2
"""The full-text index over the words and stems, in the form that each database has.

Both are kept by the database itself, so that no write can forget them. Words are split and folded before they get here;
the databases only look them up.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE_UP = (
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
        title_stems, text_stems, title_words, text_words,
        content='search_searchrow', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')
    """,
    """
    CREATE TRIGGER search_index_insert AFTER INSERT ON search_searchrow BEGIN
        INSERT INTO search_index(rowid, title_stems, text_stems, title_words, text_words)
        VALUES (new.id, new.title_stems, new.text_stems, new.title_words, new.text_words);
    END
    """,
    """
    CREATE TRIGGER search_index_delete AFTER DELETE ON search_searchrow BEGIN
        INSERT INTO search_index(search_index, rowid, title_stems, text_stems, title_words, text_words)
        VALUES ('delete', old.id, old.title_stems, old.text_stems, old.title_words, old.text_words);
    END
    """,
    """
    CREATE TRIGGER search_index_update
    AFTER UPDATE OF title_stems, text_stems, title_words, text_words ON search_searchrow BEGIN
        INSERT INTO search_index(search_index, rowid, title_stems, text_stems, title_words, text_words)
        VALUES ('delete', old.id, old.title_stems, old.text_stems, old.title_words, old.text_words);
        INSERT INTO search_index(rowid, title_stems, text_stems, title_words, text_words)
        VALUES (new.id, new.title_stems, new.text_stems, new.title_words, new.text_words);
    END
    """,
)
SQLITE_DOWN = (
    "DROP TRIGGER IF EXISTS search_index_insert",
    "DROP TRIGGER IF EXISTS search_index_delete",
    "DROP TRIGGER IF EXISTS search_index_update",
    "DROP TABLE IF EXISTS search_index",
)
POSTGRESQL_UP = (
    "ALTER TABLE search_searchrow ADD COLUMN search_index tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('simple', title_stems), 'A') || setweight(to_tsvector('simple', text_stems), 'B') || "
    "setweight(to_tsvector('simple', title_words), 'C') || setweight(to_tsvector('simple', text_words), 'D')) STORED",
    "CREATE INDEX search_row_full_text ON search_searchrow USING gin (search_index)",
)
POSTGRESQL_DOWN = ("ALTER TABLE search_searchrow DROP COLUMN IF EXISTS search_index",)

UP = {"sqlite": SQLITE_UP, "postgresql": POSTGRESQL_UP}
DOWN = {"sqlite": SQLITE_DOWN, "postgresql": POSTGRESQL_DOWN}


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index that this database has."""
    for statement in UP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Undo `make_index`."""
    for statement in DOWN[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make_index, drop_index)]
