# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import akkoord.foundation.journal.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="moment")),
                ("actor_label", models.CharField(max_length=200, verbose_name="wie")),
                ("verb", models.CharField(max_length=64, verbose_name="handeling")),
                ("subject", models.CharField(max_length=255, verbose_name="waarover")),
                ("accord", models.CharField(blank=True, max_length=64, verbose_name="akkoord")),
                ("reason", models.TextField(blank=True, verbose_name="waarom")),
                (
                    "changes",
                    models.JSONField(
                        default=dict,
                        encoder=akkoord.foundation.journal.models.ChangeEncoder,
                        verbose_name="wijzigingen",
                    ),
                ),
                ("batch", models.UUIDField(verbose_name="reeks")),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "journaalregel",
                "verbose_name_plural": "journaalregels",
                "default_permissions": ("view",),
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["subject", "-id"], name="journal_entry_by_subject"),
                    models.Index(fields=["accord", "-id"], name="journal_entry_by_accord"),
                    models.Index(fields=["verb", "-id"], name="journal_entry_by_verb"),
                    models.Index(fields=["at"], name="journal_entry_by_moment"),
                    models.Index(fields=["batch"], name="journal_entry_by_batch"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verb", ""), _negated=True), name="journal_entry_verb_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject", ""), _negated=True), name="journal_entry_subject_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("actor_label", ""), _negated=True), name="journal_entry_actor_label_given"
                    ),
                ],
            },
        ),
    ]
