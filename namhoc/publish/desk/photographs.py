"""The pictures of an article: who took them, what they weigh, whether children are in them and who agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from wagtail.images import get_image_model

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.law.catalogue import catalogue
from namhoc.law.starts import Starts
from namhoc.publish.desk.keeping import held, keep_draft
from namhoc.publish.desk.models import Photograph, PhotographConsent
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.steps import ask_stage
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import draft_of

CHILDREN = "photograph-of-children"


@dataclass(frozen=True)
class ConsentGiven:
    """What is recorded of a consent."""

    kind: str
    given_by: str
    given_on: date


def pictures_of(draft: ArticlePage) -> list[tuple[Any, str]]:
    """Every picture that the text shows, with its words."""
    found = [(draft.picture, draft.picture_alt)] if draft.picture else []
    inside = (block.value for block in draft.body if block.block_type == "picture")
    return found + [(value["image"], value["alt"]) for value in inside if value["image"]]


def pictures_without_consent(draft: ArticlePage) -> list[str]:
    """The words of pictures that show children for which nobody's consent is recorded."""
    words = {image.pk: alt or image.title for image, alt in pictures_of(draft)}
    waiting = Photograph.objects.filter(image__in=words, shows_children=True, consents__isnull=True)
    return [words[image] for image in waiting.values_list("image", flat=True)]


def child_too_from_age(day: date) -> int | None:
    """The age from which the law wants the child's own consent beside that of its parents; none where it does not."""
    version = Starts(catalogue().consents[CHILDREN].since).get(day)
    return None if version is None else version.child_too_from_age


@transaction.atomic
def add_picture(article: ArticlePage, upload: Any, *, alt: str, caption: str, credit: str, by: Actor) -> Any:
    """A picture at the end of the draft, with its words. Raises ``NotNow`` while nobody may write on the article."""
    ask_for_article(by, "write-article", held(article))
    ask_stage("write-article", ArticlePage.objects.get(pk=article.pk))
    image = get_image_model().objects.create(title=alt[:255], file=upload, description=alt[:255])
    Photograph.objects.create(image=image, office=article.office, credit=credit)
    draft = draft_of(article)
    block = {"type": "picture", "value": {"image": image.pk, "alt": alt, "caption": caption}}
    draft.body = [*draft.body.get_prep_value(), block]
    keep_draft(draft, "revise-article", by=by)
    return image


@transaction.atomic
def tell_photograph(
    article: ArticlePage,
    image: Any,
    *,
    credit: str,
    shows_children: bool,
    consent: ConsentGiven | None = None,
    by: Actor,
) -> Photograph:
    """Who took a picture of the article, whether children can be recognised in it, and one consent more."""
    ask_for_article(by, "write-article", article)
    photograph, _new = Photograph.objects.get_or_create(image=image, defaults={"office": article.office})
    before = _told(photograph)
    photograph.credit, photograph.shows_children = credit, shows_children
    photograph.save()
    if consent is not None:
        facts = {"kind": consent.kind, "given_by": consent.given_by, "given_on": consent.given_on}
        PhotographConsent.objects.create(photograph=photograph, recorded_by=by.name, **facts)
    after = _told(photograph)
    if after != before:
        details = {"image": image.pk, "consents": after["consents"]}
        write_entry("tell-photograph", article, by=by, before=before, after=after, details=details)
    return photograph


def _told(photograph: Photograph) -> dict[str, Any]:
    return {
        "credit": photograph.credit,
        "shows_children": photograph.shows_children,
        "consents": photograph.consents.count(),
    }


def photograph_of(image: Any) -> Photograph:
    """What is known of a picture; an empty record where nothing is."""
    return Photograph.objects.filter(image=image).prefetch_related("consents").first() or Photograph(image=image)
