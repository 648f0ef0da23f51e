"""The figures of a draft as readers will see them, held against each other and against the adopted ones."""

from __future__ import annotations

from django.utils.translation import get_language

from namhoc.law.catalogue import catalogue
from namhoc.measure.telling import book_for
from namhoc.proof.notes import Proof, proof_of
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import cited_by, texts_of
from namhoc.publish.reading import plain


def proof_of_draft(draft: ArticlePage) -> Proof:
    """Title, lead, body and passages as one text, live figures written out."""
    cited = cited_by(draft)
    texts = [draft.title, *texts_of(draft), *draft.passages()]
    text = "\n\n".join(plain(text, cited) for text in texts)
    return proof_of(text, get_language() or "vi", book_for(catalogue(), text, draft.office.code))
