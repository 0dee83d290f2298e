# SPDX-License-Identifier: EUPL-1.2
"""The outcome of asking whether somebody may do something: yes, or no with the reason."""

from dataclasses import dataclass
from typing import Self


class Refused(PermissionError):
    """An act that is not allowed; `reason` says why in Dutch, ready to be shown."""

    def __init__(self, reason: str) -> None:
        """Keep the reason as the message."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Verdict:
    """Made by `allow()` or `refuse(reason)`; true when allowed."""

    allowed: bool
    reason: str

    def __post_init__(self) -> None:
        """Refuse (ValueError) a no without a reason, and a yes with one."""
        if self.allowed == bool(self.reason):
            raise ValueError("A refusal has a reason, and only a refusal.")

    @classmethod
    def allow(cls) -> Self:
        """Yes."""
        return cls(True, "")

    @classmethod
    def refuse(cls, reason: str) -> Self:
        """No, with the reason in Dutch: a whole sentence to the person who asked."""
        return cls(False, reason)

    def __bool__(self) -> bool:
        """Whether it is allowed."""
        return self.allowed

    def and_(self, other: Self) -> Self:
        """Allowed when both are; otherwise the first refusal."""
        return other if self.allowed else self

    def require(self) -> None:
        """Do nothing when allowed; raise Refused with the reason when not."""
        if not self.allowed:
            raise Refused(self.reason)
