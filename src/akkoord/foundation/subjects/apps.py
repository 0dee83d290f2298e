# SPDX-License-Identifier: EUPL-1.2
"""Django's description of the subjects brick."""

from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    """No tables: only the registry that other apps fill in their own `ready()`."""

    name = "akkoord.foundation.subjects"
    label = "subjects"
