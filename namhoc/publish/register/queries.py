"""Reads of the register: for everyone, and for the office that keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from namhoc.journal.actor import Actor
from namhoc.law.catalogue import catalogue, in_force
from namhoc.law.errors import NotInForce
from namhoc.law.portal import Disclosure, DisclosureVersion
from namhoc.people.queries import units_open_to
from namhoc.proof.folding import folded
from namhoc.publish.models import PortalHome
from namhoc.publish.register.models import IssuedDocument


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for; nothing where all are wanted."""

    words: str = ""
    kind: str = ""
    year: int | None = None
    section: str = ""


def public_documents(home: PortalHome) -> QuerySet[IssuedDocument]:
    """What everyone finds, the latest first."""
    return IssuedDocument.objects.filter(home=home, withdrawn_on__isnull=True).select_related("file")


def found_documents(home: PortalHome, wanted: Wanted) -> QuerySet[IssuedDocument]:
    """Those in which every word occurs, tones and đ aside, of a kind, a year and a section."""
    found = public_documents(home)
    for word in folded(wanted.words).split():
        found = found.filter(folded__contains=word)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.section:
        found = found.filter(section=wanted.section)
    if wanted.year is not None:
        found = found.filter(issued_on__year=wanted.year)
    return found


def years_of(home: PortalHome) -> list[int]:
    """The years in which anything was issued, the latest first."""
    return [day.year for day in public_documents(home).order_by().dates("issued_on", "year", order="DESC")]


def documents_open_to(by: Actor) -> QuerySet[IssuedDocument]:
    """Documents that this post may change."""
    offices = units_open_to(by, "publish-article")
    return IssuedDocument.objects.filter(home__office__in=offices).select_related("home__office", "file", "replaced_by")


def homes_open_to(by: Actor) -> QuerySet[PortalHome]:
    """Sites whose register this post keeps."""
    homes: QuerySet[PortalHome] = PortalHome.objects.filter(office__in=units_open_to(by, "publish-article"))
    return homes.order_by("path")


@dataclass(frozen=True)
class Section:
    """One section that the law asks for on a day, with what the site has in it."""

    disclosure: Disclosure
    rule: DisclosureVersion
    documents: int


def sections_asked(home: PortalHome, day: date) -> Sequence[Section]:
    """Every section asked of a site on a day, in the order of the law."""
    counted: dict[str, int] = {}
    for code in public_documents(home).exclude(section="").values_list("section", flat=True):
        counted[code] = counted.get(code, 0) + 1
    found = []
    for code, disclosure in catalogue().disclosures.items():
        try:
            rule = in_force(disclosure.since, day)
        except NotInForce:
            continue
        if rule.asked:
            found.append(Section(disclosure, rule, counted.get(code, 0)))
    return sorted(found, key=lambda section: section.disclosure.order)


def same_number(home: PortalHome, facts: dict[str, object], but: int | None) -> bool:
    """Whether the register has this number of this issuer and day already."""
    same = Q(number=facts["number"], issuer=facts["issuer"], issued_on=facts["issued_on"])
    others = IssuedDocument.objects.filter(same, home=home, withdrawn_on__isnull=True)
    return (others if but is None else others.exclude(pk=but)).exists()
