"""What the catalogue's entries are called in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from namhoc.journal.language import in_english
from namhoc.law.catalogue import catalogue

GROUPS = {
    "planning": _("Targets"),
    "network": _("Network of schools"),
    "classes": _("Classes and rooms"),
    "learners": _("Learners"),
    "participation": _("Enrolment and attendance"),
    "flow": _("Moving up, repeating, dropping out"),
    "results": _("Results"),
    "universalisation": _("Universal education and literacy"),
    "school-standards": _("Accreditation and national standard"),
    "staff": _("Staff"),
}


class Labelled(Protocol):
    """An entry of the catalogue that has a name in both languages."""

    @property
    def label(self) -> str: ...

    @property
    def label_en(self) -> str: ...


def label_of(entry: Labelled) -> str:
    return entry.label_en if in_english() else entry.label


def indicator_label(code: str) -> str:
    """The indicator's name; its code where the catalogue no longer knows it."""
    entry = catalogue().indicators.get(code)
    return code if entry is None else label_of(entry)


def group_label(code: str) -> str:
    return str(GROUPS.get(code, code))


def group_order(code: str) -> int:
    """The place of a group of indicators; those that have no name yet come last."""
    return list(GROUPS).index(code) if code in GROUPS else len(GROUPS)


def indicators_by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every indicator under its group's name: code and name, as a choice shows them."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, entry in catalogue().indicators.items():
        found[entry.group].append((code, label_of(entry)))
    return [
        (group_label(group), sorted(found[group], key=lambda choice: choice[1]))
        for group in sorted(found, key=group_order)
    ]
