# SPDX-License-Identifier: EUPL-1.2
"""A page as its reader sees it: words without markup."""

import html
import re

from django.test import Client


def words(client: Client, url: str, status: int = 200) -> str:
    """The words inside the main part of a page; the page must answer with the status given."""
    response = client.get(url)
    assert response.status_code == status, url
    return plain(response.content.decode())


def plain(page: str) -> str:
    """The text of the main part of a page, white space made one."""
    main = page[page.index("<main") : page.index("</main>")]
    text = re.sub(r"<(script|style).*?</\1>", " ", main, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def order_of(text: str, *parts: str) -> bool:
    """Whether the text holds each part after the one before it."""
    place = 0
    for part in parts:
        found = text.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return True
