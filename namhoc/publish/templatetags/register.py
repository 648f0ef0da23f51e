"""Documents in templates."""

from __future__ import annotations

from datetime import date

from django import template

from namhoc.journal.language import language
from namhoc.law.catalogue import catalogue
from namhoc.law.portal import DisclosureVersion
from namhoc.measure.citing import cited
from namhoc.publish.register.labels import TONES, kind_label, section_label, validity_label
from namhoc.publish.register.models import IssuedDocument

register = template.Library()

register.filter("kind_label", kind_label)
register.filter("section_label", section_label)


@register.filter
def asked_for(rule: DisclosureVersion) -> str:
    """What a section must hold."""
    return rule.what if language() == "vi" else rule.what_en


@register.filter
def law_of(rule: DisclosureVersion) -> str:
    """The text that asks for it, and its article."""
    told = cited(catalogue(), rule.source)
    return ", ".join(filter(None, [told.article, f"{told.kind} {told.number or told.title}"]))


@register.inclusion_tag("components/state.html")
def validity(document: IssuedDocument, day: date) -> dict[str, str]:
    """Whether a document is in force on a day."""
    found = document.validity_on(day)
    return {"tone": TONES[found], "text": validity_label(found)}
