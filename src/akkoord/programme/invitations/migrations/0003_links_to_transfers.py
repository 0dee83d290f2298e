# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accord", "0002_transfers"),
        ("invitations", "0002_mails_and_rhythm"),
        ("outbox", "0001_initial"),
        ("rounds", "0003_honest_answers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkedTransfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="notice",
            name="notice_of_answer_or_move",
        ),
        migrations.AddField(
            model_name="notice",
            name="transfer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accord.transfer",
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("receipt", "ontvangstbevestiging"),
                    ("asked_back", "teruggevraagd antwoord"),
                    ("deadline_moved", "verzette uiterste datum"),
                    ("transfer_asked", "verzoek om een actie over te nemen"),
                    ("transfer_withdrawn", "ingetrokken verzoek om een actie over te nemen"),
                    ("transfer_receipt", "bevestiging van een besluit over een verzoek"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("transfer__isnull", False)),
                fields=("person", "kind", "transfer"),
                name="notice_of_transfer_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer__isnull", True),
                        ("kind", "deadline_moved"),
                        ("move__isnull", False),
                        ("transfer__isnull", True),
                    ),
                    models.Q(
                        ("answer__isnull", False),
                        ("kind__in", ("receipt", "asked_back")),
                        ("move__isnull", True),
                        ("transfer__isnull", True),
                    ),
                    models.Q(
                        ("answer__isnull", True),
                        ("kind__in", ("transfer_asked", "transfer_withdrawn", "transfer_receipt")),
                        ("move__isnull", True),
                        ("transfer__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="notice_of_one_thing",
            ),
        ),
        migrations.AddField(
            model_name="linkedtransfer",
            name="link",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="linked_transfers",
                to="invitations.personallink",
            ),
        ),
        migrations.AddField(
            model_name="linkedtransfer",
            name="transfer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accord.transfer"
            ),
        ),
        migrations.AddConstraint(
            model_name="linkedtransfer",
            constraint=models.UniqueConstraint(fields=("link", "transfer"), name="linked_transfer_once"),
        ),
    ]
