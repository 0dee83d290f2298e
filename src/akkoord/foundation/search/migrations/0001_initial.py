# SPDX-License-Identifier: EUPL-1.2

import datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=255, verbose_name="onderwerp")),
                ("kind", models.CharField(max_length=64, verbose_name="soort")),
                ("accord", models.CharField(blank=True, max_length=64, verbose_name="akkoord")),
                ("title", models.TextField(verbose_name="titel")),
                ("text", models.TextField(blank=True, verbose_name="tekst")),
                ("context", models.TextField(blank=True, verbose_name="hoort bij")),
                ("url_name", models.CharField(blank=True, max_length=120, verbose_name="pagina")),
                ("url_args", models.JSONField(default=list, verbose_name="plaats van de pagina")),
                ("title_stems", models.TextField(verbose_name="stammen van de titel")),
                ("text_stems", models.TextField(blank=True, verbose_name="stammen van de tekst")),
                ("title_words", models.TextField(verbose_name="woorden van de titel")),
                ("text_words", models.TextField(blank=True, verbose_name="woorden van de tekst")),
                ("holds_from", models.DateField(verbose_name="geldt vanaf")),
                ("holds_until", models.DateField(default=datetime.date(9999, 1, 1), verbose_name="geldt tot")),
                ("recorded_at", models.DateTimeField(verbose_name="vastgelegd op")),
                (
                    "superseded_at",
                    models.DateTimeField(
                        default=datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.UTC),
                        verbose_name="vervangen op",
                    ),
                ),
            ],
            options={
                "verbose_name": "zoekregel",
                "verbose_name_plural": "zoekregels",
                "default_permissions": (),
                "indexes": [models.Index(fields=["subject", "superseded_at"], name="search_row_by_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="search_row_title_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("holds_from__lt", models.F("holds_until"))),
                        name="search_row_holds_some_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recorded_at__lt", models.F("superseded_at"))),
                        name="search_row_known_some_time",
                    ),
                ],
            },
        ),
    ]
