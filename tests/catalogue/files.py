"""The event files of the catalogue, lived through; and what the official lists say, kept apart from them."""

import csv
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

from namhoc.units.log.events import Event
from namhoc.units.log.file import read_events
from namhoc.units.log.replay import replay
from namhoc.units.log.rules import findings_in
from namhoc.units.network import Network, Step

ROOT = Path(__file__).resolve().parents[2]
UNITS = ROOT / "catalogue/units"
PROVINCE, OFFICES, COUNTRY = UNITS / "dien-bien.csv", UNITS / "dien-bien-offices.csv", UNITS / "viet-nam.csv"
FACTS = Path(__file__).with_name("dien-bien-2025.csv")
RESOLUTION = Path(__file__).with_name("resolution-1661.csv")
WRITTEN_OTHERWISE = {  # by the list of the statistics office: by the resolution and by the package
    "Xã Huổi Lếnh": "Xã Huổi Lếch",
    "Xã Xá Tổng": "Xã Sá Tổng",
    "Xã Xín Chải": "Xã Sín Chải",
    "Xã Sáng Nhè": "Xã Xá Nhè",
    "Xã Noọng Hẹt": "Xã Noong Hẹt",
    "Xã Pú Nhi": "Xã Pu Nhi",
    "Xã Luân Giới": "Xã Luân Giói",
}
SAMPLE = ROOT / "samples/dien-bien/units.csv"
EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@cache
def events(file: Path) -> tuple[Event, ...]:
    """The events as the importer reads them; any finding is a failure but the one that counts what is not verified."""
    reading = read_events(file)
    assert {finding.code for finding in reading.findings} == {"units.not-verified"}
    return tuple(reading.events)


@cache
def lived(*files: Path) -> Network:
    """The network that replaying the files gives; a finding in them is a failure."""
    told = [event for file in files for event in events(file)]
    replayed = replay(told)
    assert [finding for event in told for finding in findings_in(event)] == []
    assert replayed.findings == ()
    steps = tuple(Step(event.day, event.kind, event.unit, event.into, event.decision) for event in told)
    return Network(replayed.starts, steps)


def listed(network: Network, day: date) -> set[tuple[str, str, str, str | None]]:
    """Code, name, type and whom it answers to, of every unit of a day."""
    return {(one.code, one.name, one.kind, one.parent) for one in network.on(day).values()}


def types(network: Network, day: date) -> dict[str, int]:
    return dict(Counter(one.kind for one in network.on(day).values()))
