# SPDX-License-Identifier: EUPL-1.2
"""Pages that join several modules."""
