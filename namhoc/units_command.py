"""``namhoc units``: a file of events taken in, the units of any day listed, a unit found by what it is called."""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from namhoc.paper.spreadsheets import unmarked

if TYPE_CHECKING:
    from namhoc.law.findings import Finding
    from namhoc.units.log.events import Event
    from namhoc.units.queries import Listed

FINE, BLOCKED = 0, 1
COLUMNS = ("code", "name", "type", "parent", "official_code")
HEADINGS = ("mã", "tên", "loại", "thuộc", "mã chính thức")
ROWS_A_LINE = 5_000  # so many rows read, then the terminal is told
UNREAD = ("units.unknown-unit", "units.not-founded-yet")  # follow from a row that could not be read


def add_units(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command; nothing of Django is asked for until one of them runs."""
    units = commands.add_parser("units", help="units through time: events taken in, the units of a day, a unit found")
    acts = units.add_subparsers(dest="act", required=True, metavar="ACT")

    taken = acts.add_parser("import", help="take in a file of events, all of them or none")
    taken.add_argument("events", type=Path, metavar="EVENTS.csv")
    taken.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    taken.set_defaults(run=_import)

    on = acts.add_parser("on", help="list the units of a day: code, name, type, parent, official code")
    on.add_argument("day", metavar="DAY", help="YYYY-MM-DD or D/M/YYYY")
    on.add_argument("--under", metavar="CODE", help="all below this unit, however deep; not itself")
    on.add_argument("--csv", action="store_true", help="as CSV on standard output")
    on.set_defaults(run=_on)

    find = acts.add_parser(
        "find", help="find units by name without tones, old name, short form, code; a letter may be wrong"
    )
    find.add_argument("words", nargs="+", metavar="WORDS")
    find.add_argument("--on", metavar="DAY", help="only units that stand on this day")
    find.set_defaults(run=_find)


def _ready(parser: argparse.ArgumentParser) -> None:
    """Django, and a database with the tables that the code wants."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            _tell("· tạo cơ sở dữ liệu")
            call_command("migrate", verbosity=0)
    except DatabaseError as error:
        parser.error(f"không mở được cơ sở dữ liệu ({error}); xem lại NAMHOC_VAR và NAMHOC_DATABASE")


# --- import -----------------------------------------------------------------------------------------------------------


def _import(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Read, check, write. 0 fine, 1 blocked by findings, 2 wrong call."""
    path: Path = arguments.events
    if not path.is_file():
        parser.error(f"không có tệp {path}")
    _ready(parser)
    from namhoc.units.log.file import read_events
    from namhoc.units.log.stored import is_blocked

    try:
        reading = read_events(path, _progress)
    except OSError as error:
        parser.error(f"không đọc được {path}: {error.strerror}")
    stop = arguments.dry_run or is_blocked(reading.findings)
    _show("đang kiểm tra" if stop else "đang kiểm tra và ghi")
    fresh, filled, known, found = _taken(reading.events, write=not stop)
    follow = [one for one in found if one.code not in UNREAD or one.details["found"] not in reading.unread]
    blocked = _say([*reading.findings, *follow], path.name)
    if blocked:
        return BLOCKED
    done = "Chạy thử, chưa ghi gì" if arguments.dry_run else "Đã ghi"
    completed = f" · {filled} sự kiện được điền thêm" if filled else ""
    print(f"{done}: {fresh} sự kiện mới{completed} · {known} sự kiện đã có từ trước.")
    return FINE


def _taken(events: Sequence[Event], *, write: bool) -> tuple[int, int, int, Sequence[Finding]]:
    """How many events are new, filled in and known, and what is wrong; written only where nothing is."""
    from namhoc.journal.actor import system_actor
    from namhoc.law.today import today
    from namhoc.units.actions import record_events
    from namhoc.units.errors import EventsRefused
    from namhoc.units.log.stored import check_events

    try:
        checked = record_events(events, by=system_actor(today())) if write else check_events(events)
    except EventsRefused as refused:
        return 0, 0, 0, refused.findings
    return len(checked.fresh), len(checked.completed), checked.known, checked.findings


def _say(findings: Iterable[Finding], name: str) -> bool:
    """Every finding with its row, on standard error; whether one of them blocks."""
    from namhoc.law.catalogue import catalogue

    _show("")
    ordered = sorted(findings, key=lambda one: (one.place.line or 0, one.code))
    counts: Counter[str] = Counter()
    for one in ordered:
        words = catalogue().wording(one)
        counts[words.severity] += 1
        mark = "" if words.severity == "error" else "cảnh báo: "
        _tell(f"{replace(one.place, file=name)}: {mark}{words.says(one)} {words.cure(one)}")
    if counts["error"]:
        _tell(f"{counts['error']} lỗi phải sửa · {counts['warning']} cảnh báo. Chưa ghi gì.")
    return counts["error"] > 0


# --- on ---------------------------------------------------------------------------------------------------------------


def _on(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """The units of a day on standard output, each after the one it answers to."""
    from namhoc.units.log.days import day_of

    day = day_of(arguments.day)
    if day is None:
        parser.error(f"{arguments.day!r} không phải ngày; ghi năm-tháng-ngày hoặc ngày/tháng/năm")
    _ready(parser)
    from namhoc.units.models import Unit
    from namhoc.units.queries import state_on, units_on

    if arguments.under is not None:
        unit = Unit.objects.filter(code=arguments.under).first()
        if unit is None:
            parser.error(f"--under: không có đơn vị nào mang mã {arguments.under}")
        if state_on(unit, day) is None:
            _tell(f"{unit.code} không hoạt động vào ngày {arguments.day}: chưa lập, hoặc đã kết thúc.")
    listed = units_on(day, under=arguments.under)
    try:
        (_write_csv if arguments.csv else _write_table)(listed)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def _cells(unit: Listed) -> tuple[str, ...]:
    return unit.code, unmarked(unit.name), unit.kind, unit.parent or "", unmarked(unit.official_code)


def _write_csv(listed: Iterable[Listed]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, listed))


def _write_table(listed: Sequence[Listed]) -> None:
    rows = [HEADINGS, *map(_cells, listed)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(COLUMNS))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    sys.stdout.write("\n".join(lines) + f"\n{len(listed)} đơn vị\n")


# --- find -------------------------------------------------------------------------------------------------------------


def _find(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Units on standard output, the likeliest first; 0 where any was found, 1 where none."""
    from namhoc.units.log.days import day_of

    day = None if arguments.on is None else day_of(arguments.on)
    if arguments.on is not None and day is None:
        parser.error(f"{arguments.on!r} không phải ngày; ghi năm-tháng-ngày hoặc ngày/tháng/năm")
    _ready(parser)
    from namhoc.law.today import today
    from namhoc.paper.numbers import short_date
    from namhoc.units.search.asking import find_units
    from namhoc.units.search.shown import shown

    found = shown(find_units(" ".join(arguments.words), on=day), today())
    for unit in found:
        gone = unit.gone_since and f"kết thúc từ {short_date(unit.gone_since)}"
        print("  ".join(part for part in (unit.code, unit.name, unit.parent_name, unit.found_by, gone) if part))
    if not found:
        _tell("Không có đơn vị nào tên như vậy. Ghi ít chữ hơn, hoặc chỉ ghi tên riêng.")
    return FINE if found else BLOCKED


# --- the terminal -----------------------------------------------------------------------------------------------------


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _progress(rows: int) -> None:
    if rows % ROWS_A_LINE == 0:
        _show(f"{rows} dòng")


def _show(line: str) -> None:
    """What is being done, in one line that is written over; only where somebody looks."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
