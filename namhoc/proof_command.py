"""``namhoc proof``: the figures of files checked, one after another; a file that cannot be read stops no other.

With ``--against`` they are held against the adopted figures of a database, too, which is only read.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from namhoc.proof import Book, Finding, Reading

FINE, BLOCKED, WRONG_CALL = 0, 1, 2
STANDARD_INPUT = "-"
AROUND = 40  # letters shown on each side of a marked figure
SIGNS = {"mismatch": "SAI", "truncated": "cắt đuôi", "loose": "gần đúng", "suspicious": "nên xem"}


Books = Callable[[str], "Book | None"]


def add_proof(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    proof = commands.add_parser("proof", help="check the figures of articles and reports against each other")
    proof.add_argument("files", nargs="*", metavar="FILE", help=".txt .md .html .docx .pdf; - or none: standard input")
    proof.add_argument("--json", action="store_true", help="JSON on standard output: an object, or a list for several")
    proof.add_argument("--language", choices=("vi", "en"), default="vi", help="the language of the findings")
    proof.add_argument("--against", metavar="DATABASE", help="adopted figures, too: an SQLite file or postgresql://…")
    proof.add_argument("--office", metavar="CODE", default="", help="whose figures, where a text names no office")
    proof.set_defaults(run=run_proof)


def run_proof(arguments: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    """Exit 1 when a mismatch is found, 2 when a file could not be read, else 0."""
    from namhoc.proof import read
    from namhoc.proof.files import UnreadableFile

    try:
        book = books_in(arguments.against, arguments.office, arguments.language) if arguments.against else no_book
    except UnreadableFile as error:
        print(error, file=sys.stderr)
        return WRONG_CALL
    readings: list[tuple[str, str, Reading]] = []
    unread = False
    for name in arguments.files or [STANDARD_INPUT]:
        try:
            text = _text(name)
        except UnreadableFile as error:
            print(error, file=sys.stderr)
            unread = True
            continue
        readings.append((name, text, read(text, language=arguments.language, against=book(text))))
    _say(readings, as_json=arguments.json, alone=len(arguments.files) <= 1)
    if any(reading.mismatches for _, _, reading in readings):
        return BLOCKED
    return WRONG_CALL if unread else FINE


def _text(name: str) -> str:
    from namhoc.proof.files import UnreadableFile, text_of

    if name == STANDARD_INPUT:
        return text_of("standard-input.txt", sys.stdin.buffer.read())
    try:
        return text_of(name, Path(name).read_bytes())
    except FileNotFoundError as error:
        raise UnreadableFile(f"{name}: không có tệp này. Xem lại tên và thư mục.") from error
    except OSError as error:
        raise UnreadableFile(f"{name}: không mở được tệp ({error.strerror}). Xem lại quyền đọc.") from error


def _say(readings: list[tuple[str, str, Reading]], *, as_json: bool, alone: bool) -> None:
    if as_json:
        objects = [reading.as_json(name) for name, _, reading in readings]
        print(json.dumps(objects[0] if alone and objects else objects, ensure_ascii=False, indent=1))
        return
    for name, text, reading in readings:
        told = [finding for finding in reading.findings if finding.verdict.value in SIGNS]
        for finding in told:
            print("\n".join(_lines(name, text, finding)))
        agreeing = sum(bool(finding.origin) and finding.verdict.value == "ok" for finding in reading.findings)
        counted = [f"{len(reading.claims)} số liệu", f"{len(reading.mismatches)} chỗ sai", f"{len(told)} điều phải xem"]
        counted += [f"{agreeing} số khớp số đã thông qua"] if agreeing else []
        print(f"{name}: {', '.join(counted)}.")


def _lines(name: str, text: str, finding: Finding) -> list[str]:
    start, end = finding.span
    line = text.count("\n", 0, start) + 1
    before = " ".join(text[max(0, start - AROUND) : start].rpartition("\n")[2].split(" "))
    behind = text[end : end + AROUND].partition("\n")[0]
    lines = [
        f"{name}:{line} {SIGNS[finding.verdict.value]} [{finding.code}]",
        f"    …{before}»{text[start:end]}«{behind}…",
        f"    {finding.working} {finding.advice}",
    ]
    return [*lines, f"    {finding.origin}"] if finding.origin else lines


def no_book(_text: str) -> Book | None:
    """Nothing to hold a text against."""
    return None


def books_in(database: str, office: str, language: str) -> Books:
    """What to hold each text against; an ``UnreadableFile`` says why a database cannot serve."""
    from namhoc.proof.files import UnreadableFile

    _open(database)
    from django.db import DatabaseError
    from django.utils.translation import override

    from namhoc.law.catalogue import catalogue
    from namhoc.measure.queries import public_figures
    from namhoc.measure.telling import book_for
    from namhoc.units.models import Unit

    def book(text: str) -> Book:
        with override(language):
            return book_for(catalogue(), text, office)

    try:
        known = not office or Unit.objects.filter(code=office).exists()
        list(public_figures()[:1])  # the tables are there, before the first text is read
    except DatabaseError as error:
        raise UnreadableFile(f"{database}: không đọc được số liệu đã thông qua ({error}).") from error
    if not known:
        raise UnreadableFile(f"{office}: không có đơn vị nào mang mã này. Xem mã bằng lệnh namhoc units find.")
    return book


def _open(database: str) -> None:
    """Django upon that database alone."""
    import django

    from namhoc.proof.files import UnreadableFile

    if database.startswith(("postgresql://", "postgres://")):
        os.environ["NAMHOC_DATABASE"] = database
        os.environ["PGOPTIONS"] = "-c default_transaction_read_only=on"
    else:
        path = Path(database)
        if not path.is_file():
            raise UnreadableFile(f"{database}: không có tệp này. Đưa tệp SQLite hoặc địa chỉ postgresql://…")
        os.environ["NAMHOC_DATABASE"] = f"{path.resolve().as_uri()}?mode=ro"
        os.environ.setdefault("NAMHOC_VAR", str(path.resolve().parent))
    os.environ.setdefault("NAMHOC_SECRET", secrets.token_hex())  # nothing is signed here, and no key is made
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    django.setup()
