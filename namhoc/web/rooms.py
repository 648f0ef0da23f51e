"""The rooms as the shell knows them: where their pages stand, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from namhoc.people.roles import reach_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from namhoc.journal.actor import Actor

DESK = "lam-viec/"


@dataclass(frozen=True)
class Room:
    """One room's pages: under ``place``, open to posts that may do one of ``acts``."""

    code: str
    place: str
    label: StrPromise
    acts: frozenset[str]
    in_shell: bool = False  # its pages gather from rooms to its right

    @property
    def urls(self) -> str:
        """The module of its addresses."""
        return f"namhoc.web.{self.code}.urls" if self.in_shell else f"namhoc.{self.code}.urls"

    @property
    def path(self) -> str:
        return f"/{DESK}{self.place}"

    def is_open_to(self, actor: Actor) -> bool:
        return any(reach_of(actor.role, act) is not None for act in self.acts)


ROOMS = (
    Room("plan", "ke-hoach/", _("Plan"), frozenset({"see-office"})),
    Room("collect", "bao-cao/", _("Reports"), frozenset({"see-approved"})),
    Room("measure", "so-lieu/", _("Figures"), frozenset({"see-office"})),
    Room("certify", "chuan/", _("Standards"), frozenset({"see-office"})),
    Room("summarise", "tong-ket/", pgettext_lazy("room", "Summary"), frozenset({"see-office"})),
    Room("convene", "hoi-nghi/", _("Conference"), frozenset({"see-conference", "record-attendance"})),
    Room("recognise", "khen-thuong/", _("Awards"), frozenset({"see-awards", "see-granted"})),
    Room("hear", "ban-doc/", _("Readers"), frozenset({"moderate-comments", "answer-questions", "hold-polls"})),
    Room("publish", "bai-viet/", _("Articles"), frozenset({"see-article"})),
    Room("units", "don-vi/", _("Units"), frozenset({"change-units"}), in_shell=True),
    Room("journal", "nhat-ki/", _("Journal"), frozenset({"read-journal"})),
    Room("people", "nguoi/", _("People"), frozenset({"see-people"})),
)
