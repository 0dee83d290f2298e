# SPDX-License-Identifier: EUPL-1.2
"""From the name of a page to its address on the site, for storeys that know no requests."""

from collections.abc import Sequence

from django.urls import reverse


def address_of(url_name: str, args: Sequence[str] = ()) -> str:
    """The path of a page: `address_of("actions:page", ["iza", "a-kader"])` gives "/iza/acties/a-kader/".

    Refusals: NoReverseMatch for a name no page has.
    """
    return reverse(url_name, args=args)
