# SPDX-License-Identifier: EUPL-1.2
"""Settings of Django: `base` for all, then one module per kind of installation (local, demo, test, production)."""
