"""The files beside an article: what readers download, and the article read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from namhoc.journal.actor import Actor
from namhoc.publish.desk.keeping import held, keep_draft
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.steps import ask_stage
from namhoc.publish.models import ArticlePage, Attachment, Recording
from namhoc.publish.queries import draft_of
from namhoc.publish.uploads.documents import keep_document
from namhoc.publish.uploads.files import is_sound


@dataclass(frozen=True)
class Beside:
    """One file of a draft: a recording names its voice where another file has its title."""

    document: Any
    title: str
    recording: bool


def files_of(draft: ArticlePage) -> list[Beside]:
    """The files that readers download, then the recordings, each in their order."""
    attached = [Beside(one.document, one.title, recording=False) for one in draft.attachments.all()]
    return attached + [Beside(one.document, one.voice, recording=True) for one in draft.recordings.all()]


@transaction.atomic
def attach_file(article: ArticlePage, upload: Any, *, title: str, by: Actor) -> Any:
    """One more file at the end; a recording among the recordings.

    Raises  ``NotNow`` while nobody may write on the article, ``TooLong``
    """
    draft = _draft_to_write_on(article, by=by)
    document = keep_document(upload, title)
    _place(draft, [*files_of(draft), Beside(document, title, is_sound(upload.name))])
    keep_draft(draft, "revise-article", by=by)
    return document


@transaction.atomic
def arrange_files(article: ArticlePage, wanted: Sequence[tuple[int, str]], *, by: Actor) -> None:
    """The files with these keys, by these titles, in this order; those that are not named are taken out of the draft.

    A file taken out stays with the versions that have it. Raises ``NotNow`` and ``TooLong`` as above.
    """
    draft = _draft_to_write_on(article, by=by)
    there = {one.document.pk: one for one in files_of(draft)}
    kept = [Beside(there[key].document, title, there[key].recording) for key, title in wanted if key in there]
    if kept == list(there.values()):
        return
    _place(draft, kept)
    keep_draft(draft, "revise-article", by=by)


def _draft_to_write_on(article: ArticlePage, *, by: Actor) -> ArticlePage:
    ask_for_article(by, "write-article", held(article))
    ask_stage("write-article", ArticlePage.objects.get(pk=article.pk))
    return draft_of(article)


class TooLong(ValueError):
    """A title that its column does not hold; ``most`` is how many letters it does."""

    def __init__(self, title: str, most: int) -> None:
        super().__init__(title)
        self.most = most


def longest(kind: type[Attachment | Recording], name: str) -> int:
    """How many letters the column of a title holds."""
    return int(kind._meta.get_field(name).max_length or 0)  # noqa: SLF001  # Django's public way to it


def _place(draft: ArticlePage, files: Sequence[Beside]) -> None:
    for one in files:
        most = longest(Recording, "voice") if one.recording else longest(Attachment, "title")
        if len(one.title) > most:
            raise TooLong(one.title, most)
    attached, voices = [one for one in files if not one.recording], [one for one in files if one.recording]
    draft.attachments = [
        Attachment(document=one.document, title=one.title, sort_order=at) for at, one in enumerate(attached)
    ]
    draft.recordings = [
        Recording(document=one.document, voice=one.title, sort_order=at) for at, one in enumerate(voices)
    ]
