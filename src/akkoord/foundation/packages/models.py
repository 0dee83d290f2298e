# SPDX-License-Identifier: EUPL-1.2
"""What was loaded from which package: the base against which the next load compares."""

from django.db import models


class PackageLoad(models.Model):
    """One load of a package that changed something."""

    accord_key = models.CharField(max_length=100, db_index=True)
    name = models.CharField(max_length=200)
    loaded_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-loaded_at"]

    def __str__(self) -> str:
        return f"{self.accord_key} {self.loaded_at:%Y-%m-%d %H:%M}"


class PackageEntry(models.Model):
    """An entry as the package last gave it, whatever people changed since."""

    accord_key = models.CharField(max_length=100)
    section = models.CharField(max_length=50)
    key = models.CharField(max_length=100)
    content = models.JSONField()
    withdrawn = models.BooleanField(default=False)
    load = models.ForeignKey(PackageLoad, on_delete=models.PROTECT, related_name="entries")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["accord_key", "section", "key"], name="package_entry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.section}/{self.key}"
