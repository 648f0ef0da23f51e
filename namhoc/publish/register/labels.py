"""What kinds of documents, sections and validities are called."""

from __future__ import annotations

from django.utils.translation import gettext as _

from namhoc.journal.language import language
from namhoc.law.catalogue import Catalogue, catalogue
from namhoc.publish.register.rules import Validity

TONES = {Validity.IN_FORCE: "ok", Validity.NOT_YET: "wait", Validity.ENDED: "calm", Validity.UNKNOWN: "calm"}


def kind_label(code: str) -> str:
    """``Kế hoạch``; the code itself where the catalogue knows it no more."""
    kind = catalogue().document_kinds.get(code)
    if kind is None:
        return code
    return kind.label if language() == "vi" else kind.label_en


def section_label(code: str) -> str:
    section = catalogue().disclosures.get(code)
    if section is None:
        return code
    return section.label if language() == "vi" else section.label_en


def validity_label(validity: Validity) -> str:
    return {
        Validity.IN_FORCE: _("In force"),
        Validity.NOT_YET: _("Not yet in force"),
        Validity.ENDED: _("No longer in force"),
        Validity.UNKNOWN: _("Validity not stated"),
    }[validity]


def kind_choices(read: Catalogue) -> list[tuple[str, str]]:
    return [(code, kind_label(code)) for code in read.document_kinds]


def section_choices(read: Catalogue) -> list[tuple[str, str]]:
    in_order = sorted(read.disclosures.values(), key=lambda section: section.order)
    return [("", _("in none")), *((section.disclosure, section_label(section.disclosure)) for section in in_order)]
