"""Which files anyone may fetch: those beside something public, and nothing that only a draft has."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex

from namhoc.journal.actor import Actor
from namhoc.people.queries import units_open_to
from namhoc.people.roles import reach_of
from namhoc.publish.models import ArticlePage
from namhoc.publish.register.models import IssuedDocument


def document_is_open(key: int, by: Actor | None) -> bool:
    """Whether a file may be fetched: by everyone once something public offers it, and by editors who may see where."""
    return _is_offered(key) or (by is not None and _is_in_hand(key, by))


def _is_offered(key: int) -> bool:
    """A live page has it, or the words of one lead to it; or it stands in the register."""
    if IssuedDocument.objects.filter(file=key, withdrawn_on__isnull=True).exists():
        return True
    public = Page.objects.live().public()
    offering = public.filter(pk__in=_pages_with(key)).exists()
    return offering or bool(_led_to(key).filter(pk__in=public.values("pk")).exists())


def _pages_with(key: int) -> list[int]:
    kind = ContentType.objects.get_for_model(get_document_model())
    uses = ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=str(key))
    pages = uses.filter(base_content_type=ContentType.objects.get_for_model(Page))
    return [int(pk) for pk in pages.values_list("object_id", flat=True)]


def _led_to(key: int) -> Any:
    """Articles whose words link to it, as those of an old portal do."""
    start = _start_of_address(key)
    told = ArticlePage.objects.annotate(words=Cast("body", TextField()))
    return told.filter(Q(words__contains=start) | Q(lead__contains=start))


def _start_of_address(key: int) -> str:
    return reverse("wagtaildocs_serve", args=[key, "x"]).removesuffix("x")


def _is_in_hand(key: int, by: Actor) -> bool:
    """Whether somebody under this post may look at a draft that has it; a file that nothing has, any editor may."""
    if reach_of(by.role, "see-article") is None:
        return False
    having = {*_pages_with(key), *_led_to(key).values_list("pk", flat=True)}
    offices = ArticlePage.objects.filter(pk__in=having).values("office")
    return not having or units_open_to(by, "see-article").filter(pk__in=offices).exists()
