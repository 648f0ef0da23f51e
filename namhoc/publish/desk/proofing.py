"""The figures of a draft, held against each other as readers will see them."""

from __future__ import annotations

from django.utils.translation import get_language

from namhoc.proof.notes import Proof, proof_of
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import cited_by, texts_of
from namhoc.publish.reading import plain


def proof_of_draft(draft: ArticlePage) -> Proof:
    """Title, lead, body and passages as one text, live figures written out."""
    cited = cited_by(draft)
    texts = [draft.title, *texts_of(draft), *draft.passages()]
    return proof_of("\n\n".join(plain(text, cited) for text in texts), get_language() or "vi")
