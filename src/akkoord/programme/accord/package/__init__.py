# SPDX-License-Identifier: EUPL-1.2
"""The sections of the package format that describe an accord."""

from akkoord.programme.accord.package.sections import SECTIONS

__all__ = ["SECTIONS"]
