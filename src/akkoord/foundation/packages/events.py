# SPDX-License-Identifier: EUPL-1.2
"""What this brick tells whoever listens."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PackageLoaded:
    """A package was loaded and changed something."""

    accord_key: str
    load_id: int
    at: datetime
