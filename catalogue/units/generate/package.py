"""The lists of vietnamadminunits, read as data: its database and its table of conversion, no code of it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

NAME = "vietnamadminunits"
BEFORE = (
    "SELECT wardCode, ward, wardKey, provinceCode, province, provinceKey, districtCode, district, districtKey "
    "FROM admin_units_legacy"
)
AFTER = "SELECT provinceCode, province, provinceKey, wardCode, ward, wardKey FROM admin_units"


@dataclass(frozen=True)
class Named:
    """A province, a district or a commune: its official code and its name with its type before it."""

    code: str
    name: str


@dataclass(frozen=True)
class Place:
    """A commune and what stands above it; a district of an island has no communes and stands for itself."""

    province: Named
    district: Named | None
    commune: Named | None


@dataclass(frozen=True)
class Lists:
    """The country before and after, and what became of each place.

    ``became`` holds for each place before the places after that took it in: several where it was divided
    """

    before: tuple[Place, ...]
    after: tuple[Place, ...]
    became: Mapping[Place, tuple[Place, ...]]
    provinces_became: Mapping[Named, Named]


def folder() -> Path | None:
    """Where the package keeps its data; ``None`` where it is not installed. Its code is not run."""
    spec = find_spec(NAME)
    return Path(spec.origin).parent / "data" if spec and spec.origin else None


def read_lists(data: Path) -> Lists:
    """Both lists and the table between them."""
    with sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True) as database:
        before = dict(_before(database))
        after = dict(_after(database))
    table = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    became: dict[Place, list[Place]] = defaultdict(list)
    for old, province, new in _pairs(table):
        became[before[old]].append(after[province, new])
    provinces_before = {key.partition("_")[0]: place.province for key, place in before.items()}
    provinces_after = {key: place.province for (key, _commune), place in after.items()}
    provinces = {
        provinces_before[old]: provinces_after[new] for new, olds in table["DICT_PROVINCE"].items() for old in olds
    }
    return Lists(
        tuple(before.values()),
        tuple(after.values()),
        {place: tuple(sorted(parts, key=_code)) for place, parts in became.items()},
        provinces,
    )


def _before(database: sqlite3.Connection) -> Iterator[tuple[str, Place]]:
    for code, name, key, *above in database.execute(BEFORE):
        province, district = Named(*above[:2]), Named(*above[3:5])
        place = Place(province, district, Named(code, name) if code else None)
        yield f"{above[2]}_{above[5]}_{key or ''}", place


def _after(database: sqlite3.Connection) -> Iterator[tuple[tuple[str, str], Place]]:
    for province, province_name, province_key, code, name, key in database.execute(AFTER):
        yield (province_key, key), Place(Named(province, province_name), None, Named(code, name))


def _pairs(table: Mapping[str, Mapping[str, Mapping[str, list[object]]]]) -> Iterator[tuple[str, str, str]]:
    """Key of a place before, of its province after, and of a place after that took it in, whole or in part."""
    for province, wholes in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in wholes.items():
            yield from ((str(old), province, new) for old in olds)
    for province, divided in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            yield from ((old, province, part["newWardKey"]) for part in parts if isinstance(part, dict))


def _code(place: Place) -> str:
    return place.commune.code if place.commune else ""
