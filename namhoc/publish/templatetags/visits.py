"""The block of visits in templates."""

from __future__ import annotations

from django import template

from namhoc.publish.visits.lines import labels

register = template.Library()


@register.simple_tag
def visit_labels() -> list[tuple[str, str]]:
    """What the block counts, without the numbers: those come when the page is open."""
    return labels()
