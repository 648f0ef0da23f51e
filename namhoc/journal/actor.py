"""Who acts: an account under one chosen post, on a day. A plain value, handed to every action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SYSTEM = "system"  # the role of the installation itself; no post has it


@dataclass(frozen=True)
class Actor:
    """A person under one post on one day. ``role`` and ``unit`` are codes.

    ``single_factor`` says that they signed in with a password alone where weighty acts ask for more.
    """

    account: str
    name: str
    role: str
    unit: str
    day: date
    single_factor: bool = False

    @property
    def post(self) -> str:
        return f"{self.role}@{self.unit}"


def system_actor(day: date) -> Actor:
    """The installation itself, where no person acts: loading, migrating, scheduled work."""
    return Actor("namhoc", "namhoc", SYSTEM, "", day)
