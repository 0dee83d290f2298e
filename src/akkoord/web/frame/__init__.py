# SPDX-License-Identifier: EUPL-1.2
"""What every page of an accord begins with: which accord, in which capacity, as at when."""

from akkoord.web.frame.entrance import Frame, enter

__all__ = ["Frame", "enter"]
