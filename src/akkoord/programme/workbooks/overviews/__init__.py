# SPDX-License-Identifier: EUPL-1.2
"""What workbooks hold and what those that came in would do."""
