"""How fast a unit is found among all names there are, and how often it is the right one.

Speed is asked of the database at hand; whether the right unit is found, of the whole country as the catalogue has it:
names without tones, taken apart, by their old name, shortened, with one letter wrong, or two of these at once.
"""

import json
import random
import sys
import time
import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 1, 1)
LETTERS = "abcdeghiklmnopqrstuvxy"
FIRST = 3


def queries(names: list[Any], many: int) -> list[tuple[str, str]]:
    """What someone types, and the name they mean with the unit above it."""
    draw = random.Random(1)  # noqa: S311 - a repeatable draw, no secret
    ways: list[Callable[[str], str]] = [
        plain,
        lambda text: unicodedata.normalize("NFD", text),
        shortened,
        lambda text: misspelt(text, draw),
        lambda text: misspelt(plain(text), draw),
        lambda text: shortened(plain(text)),
    ]
    return [(way(named.name), named.name) for way, named in zip(cycle(ways), draw.choices(names, k=many), strict=False)]


def plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def shortened(text: str) -> str:
    words = {
        "Trường Tiểu học": "TH", "Phường": "P.", "Xã": "X.", "Thị trấn": "TT", "Thị xã": "TX", "Thành phố": "TP",
        "Huyện": "H.", "Tỉnh": "T.", "phuong": "p.", "xa": "x.", "thi tran": "tt", "thi xa": "tx", "huyen": "h.",
    }  # fmt: skip
    return next((short + text[len(word) :] for word, short in words.items() if text.startswith(f"{word} ")), text)


def misspelt(text: str, draw: random.Random) -> str:
    """One letter of the last words changed, doubled, left out, or swapped with the next."""
    spots = [at for at, sign in enumerate(text) if sign.isalpha() and at > len(text) // 2]
    if not spots:
        return text
    at = draw.choice(spots)
    wrong = draw.choice((draw.choice(LETTERS), text[at] * 2, "", text[at : at + 2][::-1] + text[at + 2 : at + 2]))
    return text[:at] + wrong + text[at + (2 if len(wrong) == 2 and wrong != text[at] * 2 else 1) :]  # noqa: PLR2004


def of_the_country() -> Any:
    """The index of all names that the catalogue's events give."""
    from namhoc.law.catalogue import catalogue
    from namhoc.units.log.file import read_events
    from namhoc.units.log.replay import replay
    from namhoc.units.search.index import NamedFor, NameIndex
    from namhoc.units.search.spelling import shortened as short_forms

    starts = sorted(
        replay(read_events(ROOT / "catalogue/units/viet-nam.csv").events).starts, key=lambda one: (one.code, one.since)
    )
    names = []
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        until = after.since if after is not None and after.code == start.code else None
        if not start.closed:
            names.append(NamedFor(start.code, start.name, start.since, until, start.kind, start.parent))
    short = short_forms({code: entry.stands_for for code, entry in catalogue().abbreviations.items()})
    return names, NameIndex(names, short)


def right(many: int) -> float:
    """In how many queries a unit of that name is among the first three; tones that none can tell are let go."""
    names, index = of_the_country()
    asked = queries(names, many)
    good = sum(
        any(plain(one.called.name) == plain(name) for one in index.look_for(text, today=TODAY, limit=FIRST))
        for text, name in asked
    )
    return good / many


def main(many: int) -> None:
    import django

    django.setup()
    from django.db import connection

    from namhoc.units.models import UnitVersion
    from namhoc.units.search.asking import find_units, name_index

    began = time.perf_counter()
    index = name_index()
    made = time.perf_counter() - began
    draw = random.Random(2)  # noqa: S311 - a repeatable draw, no secret
    names = [
        index.latest(code)
        for code in draw.sample(sorted(UnitVersion.objects.values_list("unit__code", flat=True)[:20_000]), 500)
    ]
    asked = [text for text, _name in queries(names, many)]
    times = [_timed(find_units, text) for text in asked]
    table = [_timed(by_table, text) for text in asked[:40]]
    connection.close()
    told = {
        "names": len(index),
        "made": made,
        "middle": median(times),
        "slow": quantiles(times, n=100)[-1],
        "by_table": median(table),
        "right": right(many),
    }
    print(json.dumps(told))


def by_table(text: str) -> list[Any]:
    """What one would write first: it knows no tones, no old spelling, no letter wrong."""
    from namhoc.units.models import UnitVersion

    return list(UnitVersion.objects.filter(name__icontains=text)[:20])


def _timed(what: Callable[[str], object], text: str) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    what(text)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    main(int(sys.argv[1]))
