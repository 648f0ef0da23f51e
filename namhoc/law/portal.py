"""What an office shows the public on its site: kinds of documents, and the sections that the law asks for."""

from __future__ import annotations

from namhoc.law.entry import Entry, Since, Sourced


class DocumentKind(Sourced):
    """A kind of administrative document. ``abbreviation`` stands in its number; a letter has none."""

    document_kind: str
    label: str
    label_en: str
    abbreviation: str | None = None


class DisclosureVersion(Sourced):
    """What a section must hold, from a day on; ``asked`` says whether it is asked for at all.

    ``working_days`` counts from what happened to its publication; none where it is to be kept current.
    """

    asked: bool = True
    what: str = ""
    what_en: str = ""
    working_days: int | None = None


class Disclosure(Entry):
    """One section that a state office's site must have. ``order`` is its place among them."""

    disclosure: str
    label: str
    label_en: str
    order: int
    since: Since[DisclosureVersion]


class ConsentVersion(Sourced):
    """Who has to agree, from a day on: the child's representative, and from an age on the child, too."""

    child_too_from_age: int | None = None


class Consent(Entry):
    """One thing that is made public only where somebody agreed."""

    consent: str
    label: str
    label_en: str
    since: Since[ConsentVersion]
