"""The file of the whole country: one province kept by hand, the others from the package."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from catalogue.units.generate.events import Decided, Event, Reorganisation
from catalogue.units.generate.package import NAME, folder, read_lists

HERE = Path(__file__).resolve().parents[1]
COUNTRY, PROVINCE, DECISIONS = HERE / "viet-nam.csv", HERE / "dien-bien.csv", HERE / "decisions.csv"
BY_HAND = frozenset({"11"})  # Điện Biên
COLUMNS = (*Event.__dataclass_fields__, "verified")
KINDS = ("found", "move", "rename", "retype", "merge", "split", "level-removed")
LEVELS = ("province", "district", "commune")


def write_country(file: Path) -> int:
    """Write every event, the same bytes each time; how many there are."""
    data = folder()
    if data is None:
        raise ModuleNotFoundError(f"{NAME} is not installed: ./run setup dev")
    made = Reorganisation(read_lists(data), decided(), BY_HAND).events()
    rows = [{**asdict(event), "verified": ""} for event in made]
    rows += [_short(row) for row in lines(PROVINCE)]
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=_order))
    return len(rows)


def decided() -> Decided:
    rows = list(lines(DECISIONS))
    said = {row["decides"]: row["decision"] for row in rows}
    communes = {row["province"]: row["decision"] for row in rows if row["province"]}
    return Decided(said["provinces"], said["districts"], communes)


def lines(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def _short(row: Mapping[str, str]) -> dict[str, str]:
    """A line kept by hand, without what this file has no room for; verified only where it says so."""
    kept = {column: row[column] for column in COLUMNS}
    return {**kept, "verified": "true" if row["verified"] == "true" else ""}


def _order(row: Mapping[str, str]) -> tuple[str, int, int, str, str]:
    level = LEVELS.index(row["unit"].partition("-")[0])
    return row["day"], KINDS.index(row["kind"]), level, row["unit"], row["into"]
