# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accord", "0001_initial"),
        ("planning", "0001_initial"),
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="steprecord",
            index=models.Index(
                fields=[
                    "theme",
                    "last_day",
                    "holds_until",
                    "holds_from",
                    "superseded_at",
                    "recorded_at",
                    "action",
                    "kind",
                    "recurring",
                ],
                name="step_passed",
            ),
        ),
    ]
