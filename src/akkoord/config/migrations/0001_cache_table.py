# SPDX-License-Identifier: EUPL-1.2
from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    """The table of the shared cache: sign-in attempts are counted over all processes of an installation."""
    call_command("createcachetable", "django_cache", database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS django_cache")


class Migration(migrations.Migration):
    """`createcachetable` leaves an existing table alone, so this may run on an older installation."""

    dependencies = []
    operations = [migrations.RunPython(create, drop)]
