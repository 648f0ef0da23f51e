"""The zip around a workbook, looked at before anything is unpacked; its directory is not believed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

MOST_BYTES = 8 * 2**20  # a school's workbook has 20 kB, an office's 100 kB; pictures people paste make the rest
MOST_DIRECTORY = 256 * 2**10  # bytes of directory: a workbook has a dozen entries of 80 bytes
MOST_ENTRIES = 400
MOST_UNPACKED = 16 * 2**20  # of what is read; 5 000 full lines unpack to 3 MB
MOST_DECLARED = 256 * 2**20  # of what is not read either: nobody stores that in an honest report
MOST_RATIO = 200  # deflate reaches 1 032 on one repeated byte; tables stay below 30
RATIO_MATTERS_FROM = 2**20  # small parts may well be repetitive
SHEETS = "xl/worksheets/"  # told apart: a sheet of a million empty lines deserves its own words
CHUNK = 2**16

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_END, _END_SIZE = b"PK\x05\x06", 22
_STORED, _DEFLATED = 0, 8
_ENCRYPTED_FLAG = 0x1
_BROKEN = (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError, OSError, EOFError, IndexError)


class Refusal(Exception):
    """Reading stops here; becomes a finding. ``sheet`` and ``details`` as that finding has them."""

    def __init__(self, code: str, *, sheet: str = "", **details: Any) -> None:
        super().__init__(code)
        self.code, self.sheet, self.details = code, sheet, details


@dataclass(frozen=True)
class Member:
    """One entry: where its packed bytes begin and end, and what the directory says about it."""

    name: str
    begins: int
    ends: int
    unpacked: int
    crc: int
    method: int


@dataclass
class Budget:
    """How many unpacked bytes are left for the whole workbook."""

    left: int = MOST_UNPACKED

    def spend(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise Refusal("collect.bomb")


def members_of(data: bytes) -> dict[str, Member]:
    """The entries by name; raises ``Refusal`` for a directory no spreadsheet program writes."""
    infos = _directory(data)
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
        raise Refusal("collect.encrypted")
    _check_sizes(infos)
    members = [_member(data, info) for info in infos]
    _check_names([member.name for member in members])
    _check_overlaps(infos, members)
    return {member.name: member for member in members}


def _directory(data: bytes) -> list[zipfile.ZipInfo]:
    end = data.rfind(_END, max(0, len(data) - 2**16 - _END_SIZE))
    if end < 0 or end + _END_SIZE > len(data):
        raise Refusal("collect.truncated")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if size > MOST_DIRECTORY:
        raise Refusal("collect.bomb")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
    except _BROKEN as error:
        raise Refusal("collect.truncated") from error
    if len(infos) > MOST_ENTRIES:
        raise Refusal("collect.bomb")
    return infos


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    swollen = any(
        info.file_size > max(RATIO_MATTERS_FROM, MOST_RATIO * info.compress_size)
        for info in infos
        if not info.filename.startswith(SHEETS)
    )
    if swollen or sum(info.file_size for info in infos) > MOST_DECLARED:
        raise Refusal("collect.bomb")


def _member(data: bytes, info: zipfile.ZipInfo) -> Member:
    if info.compress_type not in (_STORED, _DEFLATED):
        raise Refusal("collect.unusual-structure", part=info.filename)
    head = data[info.header_offset : info.header_offset + _LOCAL.size]
    if info.header_offset < 0 or len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
        raise Refusal("collect.truncated")
    *_, name_length, extra_length = _LOCAL.unpack(head)
    begins = info.header_offset + _LOCAL.size + name_length + extra_length
    ends = begins + info.compress_size
    if ends > len(data):
        raise Refusal("collect.truncated")
    return Member(info.orig_filename, begins, ends, info.file_size, info.CRC, info.compress_type)


def _check_names(names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        folded = name.casefold()
        steps = name.replace("\\", "/").split("/")
        if folded in seen or ".." in steps or name.startswith(("/", "\\")) or "\0" in name or ":" in steps[0]:
            raise Refusal("collect.unusual-structure", part=name[:80])
        seen.add(folded)


def _check_overlaps(infos: list[zipfile.ZipInfo], members: list[Member]) -> None:
    spans = sorted((info.header_offset, member.ends) for info, member in zip(infos, members, strict=True))
    if any(begins < before for (_, before), (begins, _) in pairwise(spans)):
        raise Refusal("collect.bomb")


def unpacked(data: bytes, member: Member, budget: Budget) -> Iterator[bytes]:
    """The bytes of one entry, piece by piece, counted while they come.

    Raises  ``Refusal`` at the first byte over the budget or over the entry's own word, and at the
            end where length or checksum differ from the directory
    """
    count = crc = 0
    for piece in _pieces(memoryview(data)[member.begins : member.ends], member.method):
        count += len(piece)
        crc = zlib.crc32(piece, crc)
        budget.spend(len(piece))
        if count > member.unpacked or _swollen(count, member):
            raise Refusal("collect.bomb")
        yield piece
    if count != member.unpacked or crc != member.crc:
        raise Refusal("collect.truncated")


def _swollen(count: int, member: Member) -> bool:
    return count > RATIO_MATTERS_FROM and count > MOST_RATIO * (member.ends - member.begins)


def _pieces(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == _STORED:
        for at in range(0, len(packed), CHUNK):
            yield bytes(packed[at : at + CHUNK])
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), CHUNK):
            waiting: bytes | memoryview = packed[at : at + CHUNK]
            while waiting:
                yield inflate.decompress(waiting, CHUNK)
                waiting = inflate.unconsumed_tail
                if inflate.eof:
                    return
        while not inflate.eof and (piece := inflate.decompress(b"", CHUNK)):
            yield piece
    except zlib.error as error:
        raise Refusal("collect.truncated") from error
    if not inflate.eof:
        raise Refusal("collect.truncated")
