"""Which pictures anyone may fetch: those on a page that is public, and nothing that only a draft shows."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from namhoc.journal.actor import Actor
from namhoc.people.queries import units_open_to
from namhoc.people.roles import reach_of
from namhoc.publish.desk.models import Photograph
from namhoc.publish.frame.models import Banner


def is_open(path: str, by: Actor | None) -> bool:
    """Whether a picture made for pages may be fetched: by editors, and by everyone once something public shows it."""
    made = get_image_model().get_rendition_model().objects.filter(file=path)
    image = made.values_list("image", flat=True).first()
    if image is None:
        return False
    return is_shown(image) or (by is not None and _is_in_hand(image, by))


def _is_in_hand(image: int, by: Actor) -> bool:
    """Whether somebody under this post may look at drafts: those of their office, where the picture knows its own."""
    if reach_of(by.role, "see-article") is None:
        return False
    known = Photograph.objects.filter(image=image)
    return not known.exists() or known.filter(office__in=units_open_to(by, "see-article")).exists()


def is_shown(image: int) -> bool:
    """Whether something public shows the picture: a page, a banner, or another thing, such as an author's portrait."""
    if Banner.objects.filter(picture=image, shown=True).exists():
        return True
    kind = ContentType.objects.get_for_model(get_image_model())
    uses = ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=str(image))
    page = ContentType.objects.get_for_model(Page)
    timed = ContentType.objects.get_for_model(Banner)
    if uses.exclude(base_content_type__in=(page, timed)).exists():
        return True
    pages = uses.filter(base_content_type=page).values_list("object_id", flat=True)
    return bool(Page.objects.live().public().filter(pk__in=[int(pk) for pk in pages]).exists())
