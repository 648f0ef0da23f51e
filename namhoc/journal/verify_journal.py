"""Kiểm tra một bản xuất nhật kí mà không phải tin ai. · Check an exported journal without trusting anyone.

    python3 verify_journal.py FOLDER [--checkpoints FILE] [--key KEY]

FOLDER: thư mục do "namhoc journal export" viết. FILE: các mốc (và khóa) bạn tự ghi từ trước. KEY: khóa công khai bạn đã
ghi. Không có hai thứ ấy, bạn chỉ biết bản xuất tự khớp với nó. · FOLDER: what "namhoc journal export" wrote. FILE:
checkpoints (and keys) that you noted yourself before. KEY: a public key that you noted. Without these two you only
learn that the export agrees with itself.

Mã thoát · Exit codes: 0 đúng · holds; 1 có chỗ sai · something does not; 2 gọi sai, thiếu tệp · wrong call, no file.
Chỉ cần Python 3.9 trở lên, không cần gì thêm. · Needs Python 3.9 or newer, and nothing else.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

BEGINNING = "0" * 64
FIRST = "account act after at before day details kind number post previous reason thing"
SECOND = "account act after at before day details format kind number post previous reason round thing thing_unit year"
NAMES = {1: tuple(FIRST.split()), 2: tuple(SECOND.split())}  # format 1 does not say that it is
KEY = re.compile(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)")
NOTE = re.compile(r"(?m)^([^+\s]+)\n([1-9][0-9]{0,17})\n([0-9a-f]{64})\n(\d{4}-\d\d-\d\d)\n([0-9a-f]{64})\n\n(— .+\n)+")
Point = tuple[int, int, int, int]  # on the curve, in extended coordinates X, Y, Z, T
Trouble = tuple[str, str]  # in Vietnamese, in English

# --- Ed25519, RFC 8032 section 5.1, as formulas ----------------------------------------------------------------------

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)  # ROOT is of -1


def add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def point(encoded: bytes) -> Point | None:
    """The point that 32 bytes stand for; none where they stand for none, or it is not so written."""
    y, sign = int.from_bytes(encoded, "little") % 2**255, encoded[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * ROOT % P
    if y >= P or x * x % P != square or (x == 0 and sign):
        return None
    x = x if x % 2 == sign else P - x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


@lru_cache(None)
def signature_holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether R = S·B - k·A, bit by bit for both numbers at once."""
    key, s = point(public), int.from_bytes(signature[32:], "little")
    if not key or not BASE or len(signature) != 64 or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    minus = (P - key[0], key[1], 1, P - key[3])
    steps = {(1, 0): BASE, (0, 1): minus, (1, 1): add(BASE, minus)}
    at: Point = (0, 1, 1, 0)
    for bit in range(252, -1, -1):
        at = add(at, at)
        step = steps.get((s >> bit & 1, k >> bit & 1))
        at = add(at, step) if step else at
    inverse = pow(at[2], P - 2, P)
    x, y = at[0] * inverse % P, at[1] * inverse % P
    return (y | (x % 2) << 255).to_bytes(32, "little") == signature[:32]


# --- Mốc và khóa · Checkpoints and keys ------------------------------------------------------------------------------


def decoded(text: str) -> bytes:
    """What base64 stands for; nothing where it is not spelled as it should be."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return b""
    return raw if base64.b64encode(raw).decode() == text else b""


def keys_in(text: str) -> dict[tuple[str, bytes], bytes]:
    """The public keys in a text by name and id, one a line: name+id+base64, as C2SP writes them."""
    found = {}
    for told in filter(None, map(KEY.fullmatch, text.split())):
        raw = decoded(told[3])
        key_id = hashlib.sha256(told[1].encode() + b"\n" + raw).digest()[:4]
        if raw[:1] == b"\1" and len(raw) == 33 and key_id.hex() == told[2]:
            found[told[1], key_id] = raw[1:]
    return found


def is_signed(note: str, keys: Mapping[tuple[str, bytes], bytes]) -> bool:
    """Whether one of the signatures under a note is by one of these keys."""
    body, _empty, signatures = note.partition("\n\n")
    told = [line[2:].partition(" ") for line in signatures.splitlines()]
    signed = [(keys.get((name, decoded(text)[:4])), decoded(text)[4:]) for name, _space, text in told]
    return any(key and signature_holds(key, signature, f"{body}\n".encode()) for key, signature in signed)


# --- Các mục · Entries -----------------------------------------------------------------------------------------------


def follow(lines: Iterable[bytes], wanted: set[int]) -> tuple[int, dict[int, str], list[Trouble]]:
    """How many entries hold, the digests at the wanted numbers, and what is wrong with the line after them."""
    at: dict[int, str] = {}
    number, previous, sha256, decode = 0, BEGINNING, hashlib.sha256, json.JSONDecoder(object_pairs_hook=list).decode
    for line in lines:
        digest, text = line[:64], line[65:-1]
        if line[64:65] != b" " or line[-1:] != b"\n" or sha256(text).hexdigest().encode() != digest:
            return number, at, [("nội dung không khớp mã băm", "the text does not match its digest")]
        try:
            names, values = zip(*decode(text.decode()))
            told = dict(zip(names, values))
            whole = names == NAMES.get(told.get("format", 1)) and type(told["number"]) is int
        except (ValueError, TypeError, KeyError):
            whole = False
        if not whole:
            return number, at, [("không phải một mục nhật kí", "it is no entry of a journal")]
        if told["number"] != number + 1:
            return number, at, [("số mục không liên tục: thiếu, thừa, đổi chỗ", "numbers jump: missing, added, moved")]
        if told["previous"] != previous:
            return number, at, [("không nối vào mục trước nó", "it does not follow the entry before it")]
        number, previous = number + 1, digest.decode()
        if number in wanted:
            at[number] = previous
    return number, at, []


def troubles(own: str, kept: str, key: str, reached: int, at: dict[int, str], *, whole: bool) -> Iterable[Trouble]:
    """What does not hold of checkpoints: those of the export, which follow each other, and those kept elsewhere."""
    trusted = keys_in(f"{key}\n{kept}") or keys_in(own)
    for place, text, wanted in (("checkpoints.txt", own, reached > 0), ("--checkpoints", kept, bool(kept))):
        before, notes = BEGINNING, list(NOTE.finditer(text))
        for note in notes:
            number, here = int(note[2]), f"{place} {note[4]}"
            if not is_signed(note[0], trusted):
                yield f"{here}: chữ kí sai, hoặc khóa lạ", f"{here}: the signature is wrong, or by a key not noted"
            if text is own and note[5] != before:
                yield f"{here}: không nối vào mốc trước", f"{here}: it does not follow the checkpoint before it"
            if at.get(number) != note[3] and (whole or number <= reached):
                yield f"{here}: mục {number} không như đã ghi", f"{here}: entry {number} is not what was noted"
            before = hashlib.sha256(note[0].encode()).hexdigest()
        if (wanted and not notes) or re.search("(?m)^— ", NOTE.sub("", text)):
            yield f"{place}: mốc không đọc được, hoặc không có", f"{place}: a checkpoint unreadable, or none"


def check(folder: Path, kept: str, key: str) -> int:
    """Everything in the order of doubt, said aloud; the number of things that do not hold."""
    own = (folder / "checkpoints.txt").read_text(encoding="utf-8")
    numbers = {int(note[2]) for text in (own, kept) for note in NOTE.finditer(text)}
    with (folder / "entries.txt").open("rb") as lines:
        reached, at, trouble = follow(lines, numbers)
    say("✓", f"{reached} mục nối liền nhau, không mục nào bị sửa", f"{reached} entries chained, none changed")
    found = [(f"entries.txt:{reached + 1}: {vi}", f"entries.txt:{reached + 1}: {en}") for vi, en in trouble]
    found += troubles(own, kept, key, reached, at, whole=not trouble)
    for vi, en in found:
        say("✗", vi, en)
    if not found:
        say("✓", f"{len(numbers)} mốc đúng chữ kí và khớp", f"{len(numbers)} checkpoints signed, and met")
    if (loose := reached - max(numbers, default=0)) > 0:
        say("!", f"{loose} mục cuối chưa có mốc bảo chứng", f"the last {loose} entries stand under no checkpoint yet")
    if not keys_in(f"{key}\n{kept}"):
        say("!", "khóa lấy từ chính bản xuất: so với khóa bạn đã ghi", "keys are the export's own: compare with yours")
    return len(found)


def say(mark: str, vi: str, en: str) -> None:
    print(f"{mark} {vi}.\n  {en}.")


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--checkpoints", type=Path, metavar="FILE")
    parser.add_argument("--key", default="", metavar="KEY")
    asked = parser.parse_args(words)
    try:
        kept = asked.checkpoints.read_text(encoding="utf-8") + "\n" if asked.checkpoints else ""
        wrong = check(asked.folder, kept, asked.key)
    except (OSError, UnicodeDecodeError) as error:
        parser.error(f"không đọc được · cannot read: {error}")
    print("SAI · DOES NOT HOLD" if wrong else "ĐÚNG · HOLDS")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
