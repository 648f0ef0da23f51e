"""What readers may speak about: a page that says whose it is and what its site lets readers do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from namhoc.units.models import Unit


@dataclass(frozen=True)
class Heard:
    """What a page's site lets readers do, and the office that reads it. A page tells it as ``heard``."""

    office: Unit | None = None
    rating: bool = False
    comments: bool = False
    feedback: bool = False


SILENT = Heard()


def heard_of(page: Any) -> Heard:
    """What readers may do with a page; nothing, where it does not say."""
    told = getattr(page, "heard", SILENT)
    return told if isinstance(told, Heard) else SILENT


def open_page(pk: int) -> Any:
    """A page that everybody may read, as what it is; ``None`` where there is none."""
    page = Page.objects.live().public().filter(pk=pk).first()
    return None if page is None else page.specific


def page_of_any_kind(pk: int) -> Any:
    """A page, published or not, as what it is; ``None`` where there is none."""
    page = Page.objects.filter(pk=pk).first()
    return None if page is None else page.specific
