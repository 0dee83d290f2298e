# SPDX-License-Identifier: EUPL-1.2
"""When the bodies of an accord meet and its rounds run: a page, and a feed that calendars subscribe to."""
