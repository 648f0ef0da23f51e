"""What an office does with its register: enters documents, amends what is said of them, takes them out and back in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from django.db import transaction

from namhoc.front.changes import changed
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.people.errors import Refused
from namhoc.people.queries import ask_permission
from namhoc.publish.models import PortalHome
from namhoc.publish.register.models import IssuedDocument
from namhoc.publish.uploads.documents import keep_document

SAID = ("number", "kind", "issuer", "issued_on", "abstract", "signed_by", "in_force_since", "in_force_until", "section")
ACT = "publish-article"
Facts: TypeAlias = Mapping[str, Any]


def _ask(by: Actor, home: PortalHome) -> None:
    if home.office is None:
        raise Refused(ACT, by.unit)
    ask_permission(by, ACT, home.office)


def _told(document: IssuedDocument) -> dict[str, object]:
    """What the register says of it, as the journal digests it."""
    links = {"replaced_by": document.replaced_by_id, "file": document.file_id, "withdrawn_on": document.withdrawn_on}
    return {name: getattr(document, name) for name in SAID} | links


def _names_of(document: IssuedDocument) -> tuple[str, ...]:
    """What pages show of it: its own page, the lists it stands in, and the document that it follows."""
    return f"document:{document.pk}", f"documents:{document.home_id}"


@transaction.atomic
def enter_document(home: PortalHome, facts: Facts, *, upload: Any = None, by: Actor) -> IssuedDocument:
    """A document that everyone finds from now on, with its file where there is one."""
    _ask(by, home)
    if upload is not None:
        facts = {**facts, "file": keep_document(upload, facts["number"])}
    document = IssuedDocument.objects.create(home=home, published_on=by.day, **facts)
    write_entry("add-document", document, by=by, after=_told(document), details={"number": document.number})
    changed(*_names_of(document))
    return document


@transaction.atomic
def amend_document(document: IssuedDocument, facts: Facts, *, upload: Any = None, by: Actor) -> None:
    """What the register says of a document becomes other; what it said stays in the journal as a digest."""
    _ask(by, document.home)
    document = IssuedDocument.objects.select_for_update().get(pk=document.pk)
    before = _told(document)
    followed = {document.replaced_by_id}
    if upload is not None:
        facts = {**facts, "file": keep_document(upload, document.number)}
    for name, value in facts.items():
        setattr(document, name, value)
    if _told(document) == before:
        return
    document.save()
    followed.add(document.replaced_by_id)
    write_entry("amend-document", document, by=by, before=before, after=_told(document))
    changed(*_names_of(document), *(f"document:{key}" for key in followed if key))


@transaction.atomic
def take_out_document(document: IssuedDocument, *, reason: str, by: Actor) -> None:
    """The public no longer finds it; it stays with the office, and can come back."""
    _ask(by, document.home)
    document = IssuedDocument.objects.select_for_update().get(pk=document.pk)
    if document.withdrawn_on is not None:
        return
    before = _told(document)
    document.withdrawn_on = by.day
    document.save()
    write_entry("take-out-document", document, by=by, before=before, after=_told(document), reason=reason)
    changed(*_names_of(document))


@transaction.atomic
def put_document_back(document: IssuedDocument, *, by: Actor) -> None:
    """It is found again."""
    _ask(by, document.home)
    document = IssuedDocument.objects.select_for_update().get(pk=document.pk)
    if document.withdrawn_on is None:
        return
    before = _told(document)
    document.withdrawn_on = None
    document.save()
    write_entry("put-document-back", document, by=by, before=before, after=_told(document))
    changed(*_names_of(document))
