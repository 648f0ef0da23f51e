"""What a password may not be: a name that anybody in the office knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from namhoc.people.models import Account
from namhoc.units.models import UnitVersion

LEFT_AT_LEAST = 6  # letters and digits that are no name
SHORTEST_NAME = 3
EVERYBODYS = (
    "matkhau",
    "password",
    "namhoc",
    "giaoduc",
    "hocsinh",
    "giaovien",
    "truonghoc",
    "phonggiaoduc",
    "sogiaoduc",
)


def fold(text: str) -> str:
    """Letters and digits alone, without tones: as people shorten names in passwords."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", plain)


def left_without(password: str, names: Iterable[str]) -> str:
    """What remains of a password when names are taken out of it, the longest first."""
    left = fold(password)
    for name in sorted({fold(name) for name in names}, key=len, reverse=True):
        if len(name) >= SHORTEST_NAME:
            left = left.replace(name, "")
    return left


class NoNameValidator:
    """Refuses user names, names of people and of units, and the words that everybody takes first."""

    def validate(self, password: str, user: Any = None) -> None:
        if len(left_without(password, names_around(user))) < LEFT_AT_LEAST:
            raise ValidationError(self.get_help_text(), code="password_is_a_name")

    def get_help_text(self) -> str:
        return _(
            "Besides names of people, user names, names of units and words such as “mật khẩu”, a password needs six "
            "letters or digits of its own. A short sentence that only you would write is good."
        )


def names_around(user: Any) -> list[str]:
    """Names that somebody who knows the person would try: theirs, and the names of all units with their parts."""
    names = [*EVERYBODYS, *UnitVersion.objects.values_list("name", flat=True).distinct()]
    if isinstance(user, Account):
        names += [user.username, *re.split(r"[^\w]+", user.username), user.name, *user.name.split()]
    return names + [last for name in names for last in _own_part(name)]


def _own_part(name: str) -> list[str]:
    """Mường Lay of Phòng GD&ĐT thị xã Mường Lay: the words at the end that begin with a capital."""
    words = name.split()
    own: list[str] = []
    while words and words[-1][:1].isupper():
        own.insert(0, words.pop())
    return [" ".join(own)] if own else []
