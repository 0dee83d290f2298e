# SPDX-License-Identifier: EUPL-1.2
"""What a web server starts."""

import os

from django.core.wsgi import get_wsgi_application

from akkoord.config.checks import refuse_demo_in_production
from akkoord.config.collector import settle_collector

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "akkoord.config.settings.production")
application = get_wsgi_application()
refuse_demo_in_production()
settle_collector()
