# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accord", "0001_initial"),
        ("rounds", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=[
                    "action",
                    "holds_until",
                    "holds_from",
                    "superseded_at",
                    "recorded_at",
                    "signal",
                    "forecast_last_day",
                ],
                name="standing_at_a_glance",
            ),
        ),
    ]
