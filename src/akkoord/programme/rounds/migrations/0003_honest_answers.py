# SPDX-License-Identifier: EUPL-1.2

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accord", "0001_initial"),
        ("rounds", "0002_standing_at_a_glance"),
        ("sources", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="channel",
            field=models.CharField(
                choices=[
                    ("page", "op de pagina"),
                    ("workbook", "in een werkboek"),
                    ("import", "uit een ingelezen actielijst"),
                ],
                default="page",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="entered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="forecast_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="answer",
            name="nothing_needed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="answer",
            name="product",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="request",
            name="expected_minutes",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="DeadlineMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was", models.DateField()),
                ("became", models.DateField()),
                ("reason", models.TextField()),
                ("moved_at", models.DateTimeField()),
                (
                    "moved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deadline_moves", to="rounds.round"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="deadline_moved_with_reason"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("typed", models.JSONField(default=dict)),
                ("based_on", models.PositiveIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="rounds.question"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("question", "person"), name="draft_once_per_person")],
            },
        ),
        migrations.CreateModel(
            name="ReviewNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("for_owner", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField()),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="rounds.question"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="review_note_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ThemeJudgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("given_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="theme_judgements", to="rounds.round"
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accord.theme"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "theme", "number"), name="theme_judgement_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="theme_judgement_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holds_from", models.DateField()),
                ("holds_until", models.DateField(default=datetime.date(9999, 1, 1))),
                ("recorded_at", models.DateTimeField()),
                (
                    "superseded_at",
                    models.DateTimeField(default=datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                ),
                ("signal", models.CharField(max_length=20)),
                ("evidence", models.TextField()),
                ("place", models.CharField(blank=True, max_length=500)),
                ("practice", models.BooleanField(default=False)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accord.action"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.document",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rounds.round"),
                ),
                (
                    "status",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accord.status"
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["action", "superseded_at", "holds_from"], name="verification_line"),
                    models.Index(fields=["superseded_at", "holds_until", "holds_from"], name="verification_as_of"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("holds_from__lt", models.F("holds_until"))),
                        name="verification_holds_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recorded_at__lte", models.F("superseded_at"))),
                        name="verification_known_forward",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("superseded_at", datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))
                        ),
                        fields=("action", "holds_from"),
                        name="verification_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True), name="verification_has_evidence"
                    ),
                ],
            },
        ),
    ]
