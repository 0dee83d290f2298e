# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accord", "0001_initial"),
        ("rounds", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="standing",
            name="standing_of_theme",
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=["theme", "holds_until", "holds_from", "superseded_at", "recorded_at", "signal", "action"],
                name="standing_of_theme",
            ),
        ),
    ]
