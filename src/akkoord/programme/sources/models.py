# SPDX-License-Identifier: EUPL-1.2
"""Documents, and what a fact taken from one carries."""

from django.db import models

from akkoord.foundation.timeline.models import Record, record_constraints, record_indexes


class DocumentKind(models.TextChoices):
    """What sort of document a source is."""

    ACCORD = "accord", "akkoord"
    DECK = "deck", "presentatie"
    LETTER = "letter", "brief"
    REVIEW = "review", "tussenevaluatie"
    FLOWCHARTS = "flowcharts", "stroomschema's"
    APPROACH = "approach", "aanpak"
    OTHER = "other", "ander document"


class Document(models.Model):
    """A source document; accords may share one."""

    key = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.key


class DocumentRecord(Record):
    """What is known of a document."""

    identity = ("document",)

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="records")
    title = models.CharField(max_length=500)
    publisher = models.CharField(max_length=500, blank=True)
    date = models.DateField()
    date_precision_note = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=DocumentKind)
    url = models.URLField(max_length=500, blank=True)
    file = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = record_constraints("document", ("document",))
        indexes = record_indexes("document", ("document",))

    def __str__(self) -> str:
        return self.title


class SourcedRecord(Record):
    """A record that says where it comes from.

    `document` and `place` are the source; `uncertain` says why the source leaves doubt; `amended` is the reason when
    a person changed the fact afterwards (empty: as the source has it).
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    place = models.CharField(max_length=500, blank=True)
    uncertain = models.TextField(blank=True)
    amended = models.TextField(blank=True)

    class Meta:
        abstract = True
