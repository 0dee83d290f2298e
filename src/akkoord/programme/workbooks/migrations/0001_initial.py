# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accord", "0001_initial"),
        ("files", "0001_initial"),
        ("rounds", "0003_honest_answers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuedWorkbook",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "scope",
                    models.CharField(
                        choices=[("person", "één persoon"), ("theme", "één thema"), ("round", "de hele ronde")],
                        max_length=10,
                    ),
                ),
                ("questions", models.PositiveIntegerField()),
                ("issued_at", models.DateTimeField()),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rounds.round"),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accord.theme",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=150)),
                ("uploaded_at", models.DateTimeField()),
                (
                    "arrival",
                    models.CharField(
                        choices=[("page", "op de pagina"), ("mail", "per mail")], default="page", max_length=10
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "wordt nagekeken"),
                            ("ready", "wacht op uw keuze"),
                            ("done", "overgenomen"),
                            ("broken", "niet te lezen"),
                        ],
                        default="checking",
                        max_length=10,
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0)),
                ("seen", models.PositiveIntegerField(default=0)),
                ("notes", models.JSONField(default=list)),
                ("refusal", models.TextField(blank=True)),
                ("claim", models.UUIDField(null=True)),
                ("claimed_until", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "attachment",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="files.attachment"
                    ),
                ),
                (
                    "issued",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="workbooks.issuedworkbook",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rounds.round"),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="UploadRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sheet", models.CharField(max_length=100)),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("new", "nieuw antwoord"),
                            ("repeat", "niets veranderd"),
                            ("conflict", "intussen anders beantwoord"),
                            ("faulty", "fout"),
                            ("not_yours", "niet van u"),
                            ("unknown", "onbekende rij"),
                            ("same", "al zo beantwoord"),
                            ("blank", "niet ingevuld"),
                        ],
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("was", models.JSONField(default=dict)),
                ("becomes", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=list)),
                ("answerers", models.JSONField(default=list)),
                (
                    "decision",
                    models.CharField(
                        choices=[("open", "nog niet"), ("accepted", "overgenomen")], default="open", max_length=10
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rounds.question"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rounds.request"
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="workbooks.upload"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="issuedworkbook",
            index=models.Index(fields=["round", "issued_at"], name="issued_workbook_of_round"),
        ),
        migrations.AddConstraint(
            model_name="issuedworkbook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scope", "theme"), ("theme__isnull", False)),
                    models.Q(models.Q(("scope", "theme"), _negated=True), ("theme__isnull", True)),
                    _connector="OR",
                ),
                name="issued_workbook_names_its_theme",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuedworkbook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scope", "person"), _negated=True), ("person__isnull", False), _connector="OR"
                ),
                name="issued_workbook_names_its_person",
            ),
        ),
        migrations.AddIndex(
            model_name="upload",
            index=models.Index(fields=["round", "uploaded_at"], name="upload_of_round"),
        ),
        migrations.AddIndex(
            model_name="upload",
            index=models.Index(fields=["state", "claimed_until"], name="upload_to_check"),
        ),
        migrations.AddIndex(
            model_name="uploadrow",
            index=models.Index(fields=["upload", "kind"], name="upload_row_of_kind"),
        ),
        migrations.AddConstraint(
            model_name="uploadrow",
            constraint=models.UniqueConstraint(fields=("upload", "sheet", "number"), name="upload_row_once"),
        ),
    ]
