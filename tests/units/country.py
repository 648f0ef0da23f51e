"""A corner of Điện Biên for the tests: a town with three communes that one ward replaced, and two schools."""

from datetime import date
from fractions import Fraction

from namhoc.journal.actor import system_actor
from namhoc.units.actions import record_events
from namhoc.units.log.events import Event
from namhoc.units.network import EventKind

BEGUN, RENAMED, NEW = date(2004, 1, 1), date(2019, 9, 1), date(2025, 7, 1)
EVE, TODAY = date(2025, 6, 30), date(2026, 1, 15)
RESOLUTION = {"decision": "1661/NQ-UBTVQH15", "issuer": "Ủy ban Thường vụ Quốc hội"}
PROVINCE, TOWN, WARD = "province-11-dien-bien", "district-095-muong-lay", "commune-03152-muong-lay"
OLD = {
    "commune-03148-song-da": ("Phường Sông Đà", "ward", "03148"),
    "commune-03151-na-lay": ("Phường Na Lay", "ward", "03151"),
    "commune-03184-lay-nua": ("Xã Lay Nưa", "commune", "03184"),
}
SCHOOL, PART = "school-th-nam-bay", "school-th-nam-bay-2"


def founded(code: str, name: str, kind: str, parent: str | None, official: str = "", *, day: date = BEGUN) -> Event:
    return Event(day, EventKind.FOUND, code, name=name, type=kind, parent=parent, official_code=official)


def events() -> list[Event]:
    """What happened, by day."""
    happened = [
        founded(PROVINCE, "Tỉnh Điện Biên", "province", None, "11"),
        founded(TOWN, "Thị xã Mường Lay", "town", PROVINCE, "095"),
        *(founded(code, name, kind, TOWN, official) for code, (name, kind, official) in OLD.items()),
        founded(SCHOOL, "Trường Tiểu học Nậm Cản", "primary", TOWN),
        Event(RENAMED, EventKind.RENAME, SCHOOL, name="Trường TH&THCS Nậm Bay", decision="12/QĐ-UBND"),
        founded(WARD, "Phường Mường Lay", "ward", PROVINCE, "03151", day=NEW),
        *(Event(NEW, EventKind.MERGE, code, WARD, **RESOLUTION) for code in OLD),
        Event(NEW, EventKind.LEVEL_REMOVED, TOWN, decision="72/2025/QH15"),
        founded(PART, "Trường THCS Nậm Bay", "lower-secondary", PROVINCE, day=date(2025, 9, 1)),
        Event(date(2025, 9, 1), EventKind.SPLIT, SCHOOL, PART, Fraction(2, 5)),
        Event(date(2025, 9, 1), EventKind.SPLIT, SCHOOL, SCHOOL, Fraction(3, 5)),
    ]
    return sorted(happened, key=lambda event: event.day)


def record() -> None:
    """The same, stored."""
    record_events(events(), by=system_actor(BEGUN))


def record_one(event: Event) -> None:
    """One more."""
    record_events([event], by=system_actor(event.day))
