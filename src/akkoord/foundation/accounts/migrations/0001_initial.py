# SPDX-License-Identifier: EUPL-1.2

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mailadres")),
                ("name", models.CharField(max_length=200, verbose_name="naam")),
                (
                    "language",
                    models.CharField(
                        choices=[("nl", "Nederlands"), ("en", "Engels")],
                        default="nl",
                        max_length=2,
                        verbose_name="taal",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="actief")),
                ("is_staff", models.BooleanField(default=False, verbose_name="beheerder")),
                ("is_demo_user", models.BooleanField(default=False, verbose_name="demo-account")),
                (
                    "external_id",
                    models.CharField(
                        blank=True, max_length=255, null=True, unique=True, verbose_name="externe identiteit"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
                "ordering": ["name", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="accounts_user_email_lower_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="accounts_user_name_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["nl", "en"])), name="accounts_user_language_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_demo_user", True), ("is_staff", True), _negated=True),
                        name="accounts_user_demo_is_never_staff",
                    ),
                ],
            },
        ),
    ]
