"""What all sheets of a workbook refer to, walked through: its texts and its formats."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping

from namhoc.collect.archive import Refusal
from namhoc.collect.xml_walk import Elements, Walk

MOST_TEXT = 16 * 2**20  # bytes of text in all cells together: one text may stand in many, and each gets its copy
MOST_FORMATS = 65_000  # Excel's own limit is 64 000
LONGEST_COUNT = 6  # digits: more than a million of anything would not pass the walk either
LONGEST_FORMAT = 1_000  # letters of a number format; readers look through it once for every style


def walk_texts(pieces: Iterable[bytes], elements: Elements, used: Counter[int]) -> bytes:
    """The shared texts; raises ``Refusal`` where those ``used`` would fill too much memory."""
    begins = array("L")

    def listen(name: str, attributes: dict[str, str]) -> None:
        _check_counts(attributes)
        if name == "si":
            begins.append(walk.parser.CurrentByteIndex)

    walk = Walk(elements, listen)
    body = walk.through(pieces)
    begins.append(len(body))
    known = len(begins) - 1
    if sum(times * (begins[at + 1] - begins[at]) for at, times in used.items() if at < known) > MOST_TEXT:
        raise Refusal("collect.bomb")
    return body


def _check_counts(attributes: Mapping[str, str]) -> None:
    """A reader sets memory aside for as many texts as are promised, before it meets the first."""
    for name in ("count", "uniqueCount"):
        promised = attributes.get(name, "0").strip()
        if not promised.isascii() or not promised.isdigit() or len(promised) > LONGEST_COUNT:
            raise Refusal("collect.unusual-structure", part=f"{name}={promised[:20]}")


def walk_formats(pieces: Iterable[bytes], elements: Elements) -> bytes:
    """The styles; raises ``Refusal`` for more and longer formats than a spreadsheet program writes."""
    count = 0

    def listen(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        _check_counts(attributes)
        count += name == "xf"
        if count > MOST_FORMATS or len(attributes.get("formatCode", "")) > LONGEST_FORMAT:
            raise Refusal("collect.unusual-structure", part="styles.xml")

    return Walk(elements, listen).through(pieces)
