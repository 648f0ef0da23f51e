"""Networks for the tests: made-up lives of a few units over a few days, told as an office would tell them."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from namhoc.units.network import EventKind, Network, Step, UnitStart

FIRST = date(2020, 9, 1)
OFFICE = "phong"
LENGTH = 12  # days
DAYS = st.integers(-1, LENGTH + 1).map(lambda days: FIRST + timedelta(days))


def on_day(number: int) -> date:
    return FIRST + timedelta(number)


def start(code: str, since: date = FIRST, name: str = "", *, parent: str | None = OFFICE, **more) -> UnitStart:
    return UnitStart(code, since, name or f"Trường {code}", more.pop("kind", "primary"), parent, **more)


def merge(day: date, into: str, *units: str) -> list[Step]:
    return [Step(day, EventKind.MERGE, unit, into, "12/QĐ-UBND") for unit in units]


@st.composite
def networks(draw, *, splits: bool = False) -> Network:
    """Units that merge, close, are founded, renamed and, where asked for, split; one event a day."""
    starts = {code: [start(code)] for code in "ABCDE"}
    steps: list[Step] = []
    kinds = ["merge new", "merge kept", "close", "found", "rename", "nothing", *(["split"] if splits else [])]
    for number in range(1, LENGTH):
        day, standing = on_day(number), sorted(code for code in starts if not starts[code][-1].closed)
        kind = draw(st.sampled_from(kinds))
        if kind == "found":
            starts[f"N{number}"] = [start(f"N{number}", day)]
        if not standing:
            continue
        some = draw(st.lists(st.sampled_from(standing), min_size=1, max_size=3, unique=True))
        steps += _happened(kind, day, some, starts, f"M{number}")
    return Network(tuple(one for each in starts.values() for one in each), tuple(steps))


def _happened(kind: str, day: date, some: list[str], starts: dict[str, list[UnitStart]], new: str) -> list[Step]:
    first = some[0]
    if kind == "merge new":
        starts[new] = [start(new, day)]
        _end(starts, some, day)
        return merge(day, new, *some)
    if kind == "merge kept":
        _end(starts, some[1:], day)
        return merge(day, first, *some[1:])
    if kind == "close":
        _end(starts, [first], day)
        return [Step(day, EventKind.CLOSE, first, None)]
    if kind == "split":
        starts[new] = [start(new, day)]
        return [Step(day, EventKind.SPLIT, first, new)]
    if kind == "rename":
        starts[first].append(replace(starts[first][-1], since=day, name=f"Trường {first} mới"))
        return [Step(day, EventKind.RENAME, first, None)]
    return []


def _end(starts: dict[str, list[UnitStart]], codes: list[str], day: date) -> None:
    for code in codes:
        starts[code].append(replace(starts[code][-1], since=day, closed=True))
