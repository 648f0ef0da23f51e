"""What the journal's pages ask of a request: whose acts its post may look at, and what those are called.

Posts and units are rooms after this one; ``people`` puts an answer to this on every request at a desk.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from django.http import HttpRequest


class Sight(Protocol):
    """A post's view of what others did."""

    @property
    def units(self) -> Mapping[str, str]:
        """The units whose people's acts may be seen, by code, with their names; none without the right."""

    def refuse_without(self) -> None:
        """Refuse a post without the right, saying who has it."""

    def people(self, accounts: Collection[str]) -> Mapping[str, str]:
        """The full names behind user names."""

    def role(self, code: str) -> str:
        """What a role is called."""

    def hides(self, act: str, unit: str) -> bool:
        """Whether what was written in such an act, done under a post of that unit, is not for this post to read."""


class SeeingRequest(HttpRequest):
    """A request whose post, where there is one, sees others' acts."""

    sight: Sight | None
