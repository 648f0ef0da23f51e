"""The ground that Wagtail's migrations lay once: a tree of pages, a language, a place for pictures.

Laid again where tables were emptied since, as tests do and as someone may who starts anew.
"""

from __future__ import annotations

from django.conf import settings
from wagtail.models import Collection, Locale, Page


def root_page() -> Page:
    """The page above all pages."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


def free_slug(place: Page, slug: str) -> str:
    """An address that no other page of the place has."""
    taken = set(place.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(free for free in numbered if free not in taken)
