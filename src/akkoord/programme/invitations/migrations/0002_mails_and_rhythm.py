# SPDX-License-Identifier: EUPL-1.2

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accord", "0001_initial"),
        ("invitations", "0001_initial"),
        ("outbox", "0001_initial"),
        ("rounds", "0003_honest_answers"),
        ("sources", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OptOut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rhythm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=100)),
                (
                    "accord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accord.accord"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RhythmRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holds_from", models.DateField()),
                ("holds_until", models.DateField(default=datetime.date(9999, 1, 1))),
                ("recorded_at", models.DateTimeField()),
                (
                    "superseded_at",
                    models.DateTimeField(default=datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
                ),
                ("place", models.CharField(blank=True, max_length=500)),
                ("uncertain", models.TextField(blank=True)),
                ("amended", models.TextField(blank=True)),
                ("bureau_before_board", models.PositiveIntegerField()),
                ("opens_before", models.PositiveIntegerField()),
                ("answer_days", models.PositiveIntegerField()),
                ("reminders", models.JSONField(blank=True, default=list)),
                ("most_reminders", models.PositiveIntegerField()),
                (
                    "board",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accord.body"),
                ),
                (
                    "bureau",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accord.body",
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
                    "rhythm",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="records", to="invitations.rhythm"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField()),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invitations.personallink",
                    ),
                ),
                (
                    "mail",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outbox.mail",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rounds.request"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["mail", "person"], name="invitation_waiting")],
                "constraints": [models.UniqueConstraint(fields=("person", "request"), name="invitation_once")],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("receipt", "ontvangstbevestiging"),
                            ("asked_back", "teruggevraagd antwoord"),
                            ("deadline_moved", "verzette uiterste datum"),
                        ],
                        max_length=20,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "answer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="rounds.answer",
                    ),
                ),
                (
                    "mail",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outbox.mail",
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="rounds.deadlinemove",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["mail", "person"], name="notice_waiting")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer__isnull", False)),
                        fields=("person", "kind", "answer"),
                        name="notice_of_answer_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("move__isnull", False)),
                        fields=("person", "move"),
                        name="notice_of_move_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer__isnull", True), ("kind", "deadline_moved"), ("move__isnull", False)),
                            models.Q(
                                ("kind__in", ["receipt", "asked_back"]),
                                ("answer__isnull", False),
                                ("move__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="notice_of_answer_or_move",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(max_length=20)),
                ("questions", models.PositiveIntegerField()),
                ("sent_at", models.DateTimeField()),
                (
                    "mail",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outbox.mail",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rounds.round"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-sent_at"], name="reminder_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "person", "step"), name="reminder_once_per_step")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="rhythm",
            constraint=models.UniqueConstraint(fields=("accord", "key"), name="rhythm_key_once"),
        ),
        migrations.AddIndex(
            model_name="rhythmrecord",
            index=models.Index(fields=["rhythm", "superseded_at", "holds_from"], name="rhythm_line"),
        ),
        migrations.AddIndex(
            model_name="rhythmrecord",
            index=models.Index(fields=["superseded_at", "holds_until", "holds_from"], name="rhythm_as_of"),
        ),
        migrations.AddConstraint(
            model_name="rhythmrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("holds_from__lt", models.F("holds_until"))), name="rhythm_holds_forward"
            ),
        ),
        migrations.AddConstraint(
            model_name="rhythmrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("recorded_at__lte", models.F("superseded_at"))), name="rhythm_known_forward"
            ),
        ),
        migrations.AddConstraint(
            model_name="rhythmrecord",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("superseded_at", datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))
                ),
                fields=("rhythm", "holds_from"),
                name="rhythm_one_open",
            ),
        ),
    ]
