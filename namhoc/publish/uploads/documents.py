"""Files as Wagtail keeps them."""

from __future__ import annotations

from typing import Any

from wagtail.documents import get_document_model

LONGEST_TITLE = 255


def keep_document(upload: Any, title: str) -> Any:
    """A file with its size and digest, which Wagtail else works out when the first reader asks for them."""
    document = get_document_model()(title=title[:LONGEST_TITLE], file=upload)
    document._set_document_file_metadata()  # noqa: SLF001  # what Wagtail's own form does
    document.save()
    return document
