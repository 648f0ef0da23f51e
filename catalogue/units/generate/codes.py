"""Our codes and types for official units: ``commune-03151-na-lay``, ward."""

from __future__ import annotations

import re

from namhoc.proof.folding import folded

TYPES = {  # how a name begins; in each level the longer beginning first
    "province": {"Thành phố": "province", "Tỉnh": "province"},
    "district": {"Thành phố": "city", "Thị xã": "town", "Quận": "district", "Huyện": "district"},
    "commune": {"Đặc khu": "special-zone", "Thị trấn": "township", "Phường": "ward", "Xã": "commune"},
}
NEW = "2025"  # stands in the codes of units that the reorganisation formed


def spelled(level: str, name: str) -> str:
    """The name with its type written as the others are: Thị Xã Mường Lay as Thị xã Mường Lay."""
    beginning = _beginning(level, name)
    return beginning + name[len(beginning) :]


def type_of(level: str, name: str) -> str:
    return TYPES[level][_beginning(level, name)]


def code_of(level: str, official: str, name: str, *, new: bool = False) -> str:
    """Level, official code and name; where the name is a number alone, its type goes before it: quan-1."""
    rest = name[len(_beginning(level, name)) :].strip()
    words = re.sub(r"[^a-z0-9]+", "-", folded(name if rest.isdigit() else rest).replace("'", "")).strip("-")
    return "-".join([level, *([NEW] if new else []), official, words])


def _beginning(level: str, name: str) -> str:
    return next(beginning for beginning in TYPES[level] if name.lower().startswith(beginning.lower() + " "))
