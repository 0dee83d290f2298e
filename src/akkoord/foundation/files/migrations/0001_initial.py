# SPDX-License-Identifier: EUPL-1.2

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("subject", models.CharField(max_length=255, verbose_name="hoort bij")),
                ("name", models.CharField(max_length=150, verbose_name="naam")),
                ("size", models.PositiveIntegerField(verbose_name="aantal bytes")),
                (
                    "content_type",
                    models.CharField(
                        choices=[
                            ("application/pdf", "PDF"),
                            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (docx)"),
                            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel (xlsx)"),
                            (
                                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                                "PowerPoint (pptx)",
                            ),
                            ("application/vnd.oasis.opendocument.text", "OpenDocument-tekst (odt)"),
                            ("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument-rekenblad (ods)"),
                            ("application/vnd.oasis.opendocument.presentation", "OpenDocument-presentatie (odp)"),
                            ("image/png", "PNG-afbeelding"),
                            ("image/jpeg", "JPEG-afbeelding"),
                            ("text/plain", "platte tekst"),
                        ],
                        max_length=100,
                        verbose_name="soort bestand",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="vingerafdruk")),
                ("at", models.DateTimeField(verbose_name="toegevoegd op")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="toegevoegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "bijlage",
                "verbose_name_plural": "bijlagen",
                "ordering": ["at", "id"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["subject", "at"], name="files_attachment_by_subject")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="files_attachment_has_bytes"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="files_attachment_name_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "content_type__in",
                                [
                                    "application/pdf",
                                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                                    "application/vnd.oasis.opendocument.text",
                                    "application/vnd.oasis.opendocument.spreadsheet",
                                    "application/vnd.oasis.opendocument.presentation",
                                    "image/png",
                                    "image/jpeg",
                                    "text/plain",
                                ],
                            )
                        ),
                        name="files_attachment_type_known",
                    ),
                ],
            },
        ),
    ]
