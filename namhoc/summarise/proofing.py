"""The report's own figures held against each other and against the adopted ones, before it is issued."""

from __future__ import annotations

from django.utils.translation import get_language

from namhoc.law.catalogue import Catalogue
from namhoc.measure.telling import book_for
from namhoc.paper.blocks import Document
from namhoc.paper.plain import plain_text
from namhoc.proof.notes import Proof, proof_of


def proof_of_report(catalogue: Catalogue, document: Document, office: str) -> Proof:
    """What a reader with a pencil would find in it: typed remarks and targets are read like the figures."""
    text = plain_text(document)
    return proof_of(text, get_language() or "vi", book_for(catalogue, text, office))
