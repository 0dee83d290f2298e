# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: practice data, sign-in by one click on a role, mail to the console. Never for real work."""

from akkoord.config.settings.local import *

DEMO = True
if not ENVIRONMENT.database_url:
    DATABASES["default"]["NAME"] = str(DATA_DIR / "demo.sqlite3")
