"""Files that readers are to fetch: each is what its name says, whole, and nothing in it acts by itself."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePath

LARGEST = 20 * 1024 * 1024  # bytes
UNPACKED = 200 * 1024 * 1024  # what an archive may hold
MEMBERS = 3000
LOOKED_INTO = 32 * 1024 * 1024  # of a PDF's packed objects
_ACTS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z0-9])")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_PACKED = re.compile(rb"/(?:ObjStm|XRef)\b.{0,999}?stream\r?\n", re.DOTALL)
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_MACROS = re.compile(r"vbaproject|macrosheets/|activex/|oleobject", re.IGNORECASE)
_INSIDE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}


class NotWhatItSays(Exception):
    """The bytes are not what the name of the file says, or break off."""


class ActsByItself(Exception):
    """The file holds what acts when it is opened: a script, a macro, a file within."""


def check_file(name: str, data: bytes) -> None:
    """Nothing, where the file is what its name says.

    Raises  ``NotWhatItSays``, ``ActsByItself``
    """
    ending = PurePath(name).suffix.lower().lstrip(".")
    check = CHECKS.get(ending)
    if check is None:
        raise NotWhatItSays(ending)
    check(ending, data)


def _check_pdf(_ending: str, data: bytes) -> None:
    end = _END.search(data[-1024:])
    if not data.startswith(b"%PDF-") or end is None or not _begins_table(data, int(end[1])):
        raise NotWhatItSays("pdf")
    for part in (data, *_packed_objects(data)):
        if _ACTS.search(_HEX.sub(lambda found: bytes([int(found[1], 16)]), part)):
            raise ActsByItself("pdf")


def _begins_table(data: bytes, place: int) -> bool:
    """Whether the table of objects stands where the end of the file says."""
    return re.match(rb"\s*(xref|\d+ \d+ obj)", data[place : place + 40]) is not None


def _packed_objects(data: bytes) -> Iterator[bytes]:
    """Objects that stand compressed in a stream, up to as much as is looked into."""
    left = LOOKED_INTO
    for found in _PACKED.finditer(data):
        unpacker = zlib.decompressobj()
        try:
            part = unpacker.decompress(data[found.end() :], left)
        except zlib.error:
            continue  # written in another way; a reader makes nothing of it either
        left -= len(part)
        if left <= 0:
            raise NotWhatItSays("pdf")
        yield part


def _check_archive(ending: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        raise NotWhatItSays(ending) from None
    names = [member.filename for member in members]
    whole = data.startswith(b"PK\x03\x04") and _INSIDE.get(ending, "") in (*names, "")
    if not whole or len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise NotWhatItSays(ending)
    if any(PurePath(name).is_absolute() or ".." in PurePath(name).parts or "\\" in name for name in names):
        raise NotWhatItSays(ending)
    if any(_MACROS.search(name) for name in names):
        raise ActsByItself(ending)


def _check_text(ending: str, data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotWhatItSays(ending) from None
    if "\0" in text:
        raise NotWhatItSays(ending)


def _check_sound(ending: str, data: bytes) -> None:
    """A recording by how it begins: what a player asks, too."""
    begins = _SOUND_BEGINS[ending].match(data)
    if begins is None:
        raise NotWhatItSays(ending)


def is_sound(name: str) -> bool:
    """Whether a file of that name is a recording."""
    return PurePath(name).suffix.lower().lstrip(".") in _SOUND_BEGINS


_SOUND_BEGINS = {
    "mp3": re.compile(rb"ID3[\x02-\x04]|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]"),  # a tag, or a frame of layer III
    "m4a": re.compile(rb".{4}ftyp(M4A |M4B |mp42|isom|iso2|dash)", re.DOTALL),
    **dict.fromkeys(("oga", "ogg", "opus"), re.compile(rb"OggS\x00")),
}
CHECKS: dict[str, Callable[[str, bytes], None]] = {
    "pdf": _check_pdf,
    **dict.fromkeys(("docx", "xlsx", "zip"), _check_archive),
    **dict.fromkeys(("csv", "txt"), _check_text),
    **dict.fromkeys(_SOUND_BEGINS, _check_sound),
}
