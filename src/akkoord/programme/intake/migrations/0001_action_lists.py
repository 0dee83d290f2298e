# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
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
            name="ActionImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("file_name", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("started", "kolommen kiezen"),
                            ("mapped", "namen en woorden kiezen"),
                            ("compared", "verschil bekijken"),
                            ("written", "vastgelegd"),
                            ("discarded", "weggedaan"),
                        ],
                        default="started",
                        max_length=10,
                    ),
                ),
                ("holds_from", models.DateField()),
                ("practice", models.BooleanField(default=False)),
                ("mapping", models.JSONField(blank=True, default=dict)),
                ("with_answers", models.BooleanField(default=True)),
                ("counts", models.JSONField(blank=True, default=dict)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "accord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accord.accord"
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.attachment"
                    ),
                ),
                (
                    "ended_by",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="rounds.round",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["accord", "started_at"], name="action_import_of_accord")],
                "constraints": [models.UniqueConstraint(fields=("accord", "number"), name="action_import_number_once")],
            },
        ),
        migrations.CreateModel(
            name="ImportMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64)),
                ("columns", models.JSONField(default=dict)),
                ("used_at", models.DateTimeField()),
                (
                    "accord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accord.accord"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("accord", "fingerprint"), name="import_mapping_once")],
            },
        ),
        migrations.CreateModel(
            name="ListNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=200)),
                (
                    "accord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accord.accord"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accord.action"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("accord", "number"), name="list_number_once")],
            },
        ),
        migrations.CreateModel(
            name="NameMeaning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("theme", "thema"),
                            ("party", "partij"),
                            ("owner", "trekker uit meer namen"),
                            ("status", "status"),
                            ("moment", "moment"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.CharField(max_length=500)),
                ("meaning", models.CharField(max_length=500)),
                ("used_at", models.DateTimeField()),
                (
                    "accord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accord.accord"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("accord", "kind", "text"), name="name_meaning_once")],
            },
        ),
    ]
