"""What a file is, when it is no workbook: said by name, so that the sender knows what went wrong."""

from __future__ import annotations

from collections.abc import Container

from namhoc.collect.archive import MOST_BYTES, Refusal

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "gzip",
    b"PK\x05\x06": "ZIP",
    b"{\\rtf": "RTF",
}
_PARTS = {
    "word/document.xml": "Word (.docx)",
    "ppt/presentation.xml": "PowerPoint (.pptx)",
    "xl/workbook.bin": "Excel (.xlsb)",
    "content.xml": "OpenDocument (.ods, .odt)",
}


def check_kind(data: bytes) -> None:
    """Raises ``Refusal`` for what is too large or cannot be an .xlsx by its first bytes."""
    if len(data) > MOST_BYTES:
        raise Refusal("collect.too-large", limit=f"{MOST_BYTES // 2**20} MB")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refusal("collect.encrypted")
        raise Refusal("collect.not-a-workbook", kind="Excel (.xls), Word (.doc)")
    if not data.startswith(b"PK\x03\x04"):
        raise Refusal("collect.not-a-workbook", kind=_kind_outside(data))


def _kind_outside(data: bytes) -> str:
    if not data:
        return "0 byte"
    head = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table")):
        return "HTML"
    if head.startswith(b"<"):
        return "XML"
    plain_text = "?" if b"\0" in data[:512] else "CSV, TXT"
    return next((kind for start, kind in _STARTS.items() if data.startswith(start)), plain_text)


def kind_inside(parts: Container[str]) -> str:
    """What a zip without a workbook is, by the parts it has."""
    return next((kind for name, kind in _PARTS.items() if name in parts), "ZIP")
