# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="mandate",
            name="role",
            field=models.CharField(
                choices=[
                    ("programme_team", "programmateam"),
                    ("monitoring_party", "monitoringspartij"),
                    ("owner", "trekker"),
                    ("deputy", "plaatsvervanger"),
                    ("theme_chair", "voorzitter thematafel"),
                    ("reader", "lezer"),
                ],
                max_length=30,
            ),
        ),
    ]
