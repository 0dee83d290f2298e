# SPDX-License-Identifier: EUPL-1.2
"""An installation on one's own machine: what the launcher takes when nothing else is asked."""

from akkoord.config.settings.base import *
from akkoord.config.settings.secret import kept_secret

SECRET_KEY = SECRET_KEY or kept_secret(DATA_DIR / "secret-key")
WHITENOISE_USE_FINDERS = True
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # empty here: files come from where they are written
