# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("post_office", "0014_alter_email_recipient_delivery_status_and_more"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeliveryTurn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holder", models.UUIDField(null=True, verbose_name="verzender")),
                ("until", models.DateTimeField(verbose_name="tot")),
            ],
            options={
                "verbose_name": "verzendbeurt",
                "verbose_name_plural": "verzendbeurten",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="outbox_delivery_turn_is_one_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=64, verbose_name="soort bericht")),
                ("related", models.CharField(max_length=255, verbose_name="gaat over")),
                (
                    "dedupe_key",
                    models.CharField(max_length=255, null=True, unique=True, verbose_name="sleutel tegen dubbele post"),
                ),
                ("queued_at", models.DateTimeField(verbose_name="klaargezet op")),
                (
                    "email",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="post_office.email",
                        verbose_name="bericht",
                    ),
                ),
            ],
            options={
                "verbose_name": "uitgaand bericht",
                "verbose_name_plural": "uitgaande berichten",
                "default_permissions": (),
                "indexes": [models.Index(fields=["related", "-id"], name="outbox_mail_by_related")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", ""), _negated=True), name="outbox_mail_kind_given"
                    )
                ],
            },
        ),
    ]
