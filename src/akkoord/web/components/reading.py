# SPDX-License-Identifier: EUPL-1.2
"""Reading what a form sends."""

import re

WHOLE_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)


def whole(text: str, otherwise: int) -> int:
    """A whole number from a form, else what is given instead. Example: "12" is 12, "-1" and "twaalf" are not."""
    return int(text) if WHOLE_NUMBER.fullmatch(text) else otherwise


def plain(text: str) -> str:
    """A text with the line ends that browsers send made plain."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
