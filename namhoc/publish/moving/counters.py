"""What the old portal had counted, so that the new one counts on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from namhoc.publish.moving.nukeviet import number
from namhoc.publish.moving.staging import Staged

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class CountersBefore:
    """Visits as NukeViet counted them, search engines among them.

    ``months`` and ``days`` are of the year and month in which it last counted: it keeps no others.
    """

    total: int = 0
    by_year: Mapping[int, int] = field(default_factory=dict)
    months: Mapping[int, int] = field(default_factory=dict)
    days: Mapping[int, int] = field(default_factory=dict)
    robots: Mapping[str, int] = field(default_factory=dict)
    since: int = 0  # seconds since 1970
    last: int = 0


def counters_of(staged: Staged) -> CountersBefore:
    """The rows of its counter, where the dump has any."""
    rows = [row for table in staged.tables() if table.endswith("_counter") for row in staged.rows(table)]
    kept: dict[str, dict[str, int]] = {}
    for row in rows:
        kept.setdefault(row.get("c_type", ""), {})[row.get("c_val", "")] = number(row.get("c_count", ""))
    months = kept.get("month", {})
    return CountersBefore(
        total=kept.get("total", {}).get("hits", 0),
        by_year={int(year): count for year, count in kept.get("year", {}).items() if year.isdecimal() and count},
        months={at: months[name] for at, name in enumerate(MONTHS, 1) if months.get(name)},
        days={int(day): count for day, count in kept.get("day", {}).items() if day.isdecimal() and count},
        robots={name: count for name, count in kept.get("bot", {}).items() if count},
        since=kept.get("c_time", {}).get("start", 0),
        last=kept.get("c_time", {}).get("last", 0),
    )
