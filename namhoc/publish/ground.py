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
