# SPDX-License-Identifier: EUPL-1.2
"""Django's description of the events brick."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """No tables: only the bus on which other apps subscribe in their own `ready()`."""

    name = "akkoord.foundation.events"
    label = "events"
