"""A Word file as parts of an article: words, headings, lists, tables, pictures; none of its dress."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.html import escape
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from wagtail.images import get_image_model

from namhoc.journal.actor import Actor
from namhoc.publish.desk.keeping import held, keep_draft
from namhoc.publish.desk.models import Photograph
from namhoc.publish.desk.old_letters import readable
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.steps import ask_stage
from namhoc.publish.errors import NotReadable
from namhoc.publish.models import ArticlePage
from namhoc.publish.moving.bodies import Body, body_of
from namhoc.publish.queries import draft_of

HEADINGS = ("heading", "title", "tiêu đề")
LISTS = ("list",)
READ = {"image/jpeg": ".jpg", "image/png": ".png"}


class _Pictures:
    """Pictures inside the file, kept for the article's office; links lead where they led."""

    def __init__(self, document: Any, office: Any) -> None:
        self.parts, self.office = document.part.related_parts, office

    def picture(self, address: str, alt: str) -> int | None:
        part = self.parts.get(address)
        kind = READ.get(getattr(part, "content_type", ""))
        if part is None or kind is None:
            return None
        file = ContentFile(part.blob, name=f"anh{kind}")
        image = get_image_model().objects.create(title=alt[:255], file=file, description=alt[:255])
        Photograph.objects.create(image=image, office=self.office)
        return int(image.pk)

    def link(self, address: str) -> str:
        return address


@transaction.atomic
def take_in_word(article: ArticlePage, content: bytes, *, by: Actor) -> Body:
    """The file's parts stand at the end of the draft. Raises ``NotReadable`` for what is no Word file, ``NotNow``."""
    ask_for_article(by, "write-article", held(article))
    ask_stage("write-article", ArticlePage.objects.get(pk=article.pk))
    try:
        document = Document(BytesIO(content))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise NotReadable from error
    draft = draft_of(article)
    body = body_of(html_of(document), draft.title, _Pictures(document, article.office))
    draft.body = [*draft.body.get_prep_value(), *body.blocks]
    keep_draft(draft, "revise-article", by=by)
    return body


def html_of(document: Any) -> str:
    """The file's words with their meaning; no style, no colour, no font."""
    return "".join(_of_list(_parts(document)))


def _parts(document: Any) -> Iterator[tuple[str, str]]:
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield "table", _table(part)
        elif isinstance(part, Paragraph):
            style = (part.style.name if part.style is not None else "").casefold()
            words = "".join(_run(run) for run in part.runs)
            if style.startswith(HEADINGS) and words.strip():
                yield "heading", f"<h2>{escape(_plain(part))}</h2>"
            elif style.startswith(LISTS):
                yield "item", f"<li>{words}</li>"
            else:
                yield "paragraph", f"<p>{words}</p>"


def _of_list(parts: Iterator[tuple[str, str]]) -> Iterator[str]:
    """Items that follow each other stand in one list."""
    inside = False
    for kind, html in parts:
        if (kind == "item") != inside:
            yield "</ul>" if inside else "<ul>"
            inside = not inside
        yield html
    if inside:
        yield "</ul>"


def _plain(paragraph: Paragraph) -> str:
    return "".join(readable(run.text, run.font.name) for run in paragraph.runs)


def _run(run: Any) -> str:
    pictures = "".join(
        f'<img src="{escape(key)}">'
        for key in run._r.xpath(".//a:blip/@r:embed")  # noqa: SLF001 - python-docx has no word for it
    )
    words = str(escape(readable(run.text, run.font.name)))
    return pictures + (f"<b>{words}</b>" if run.bold and words.strip() else words)


def _table(table: Table) -> str:
    rows = ("".join(f"<td>{_cell(cell)}</td>" for cell in row.cells) for row in table.rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _cell(cell: Any) -> str:
    return "<br>".join("".join(_run(run) for run in paragraph.runs) for paragraph in cell.paragraphs)
