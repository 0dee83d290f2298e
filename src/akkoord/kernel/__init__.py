# SPDX-License-Identifier: EUPL-1.2
"""Values of the domain in plain Python: no Django, no database, no clock."""
