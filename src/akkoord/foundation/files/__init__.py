# SPDX-License-Identifier: EUPL-1.2
"""Private attachments: checked by content, kept out of reach of the web server, opened by permission."""
