"""``namhoc portal``: an old portal's articles taken in, its addresses leading on."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from namhoc.law.findings import Finding
    from namhoc.publish.models import PortalHome
    from namhoc.publish.moving.counters import CountersBefore
    from namhoc.publish.moving.origin import Origin
    from namhoc.publish.moving.taking_in import Taken
    from namhoc.units.models import Unit

FINE, BLOCKED = 0, 1
ROWS_A_LINE = 5_000
KINDS = {"articles": "bài", "comments": "ý kiến bạn đọc"}


def add_portal(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command; nothing of Django is asked for until it runs."""
    portal = commands.add_parser("portal", help="the portal: another one's articles taken in")
    acts = portal.add_subparsers(dest="act", required=True, metavar="ACT")

    taken = acts.add_parser("import-nukeviet", help="take in the articles of a NukeViet 4 portal")
    taken.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a dump: .sql or .sql.gz")
    taken.add_argument("--connect", metavar="ADDRESS", help="mysql://user:password@host/database, or …?socket=/path")
    taken.add_argument("--site", required=True, metavar="HOST", help="the site that takes the articles")
    taken.add_argument("--unit", metavar="CODE", help="the office they belong to; the site's own where it has one")
    taken.add_argument("--files", type=Path, metavar="FOLDER", help="the old portal's folder uploads")
    taken.add_argument("--dry-run", action="store_true", help="do everything, then undo it")
    taken.set_defaults(run=_import)


def _import(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Read, look, write. 0 fine, 1 blocked, 2 wrong call."""
    _look(arguments, parser)
    _ready(parser)
    from namhoc.publish.moving.errors import NoDatabase, NotToBeMoved

    home = _home(arguments.site, parser)
    office = _office(arguments.unit, home, parser)
    try:
        return _run(arguments, _origin(arguments), home, office)
    except NoDatabase as error:
        parser.error(f"--connect: không đọc được cơ sở dữ liệu ({error})")
    except NotToBeMoved as refused:
        _say(refused.findings)
        return BLOCKED
    except OSError as error:
        parser.error(f"không đọc được {error.filename or arguments.file}: {error.strerror}")


def _look(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """What can be seen of the call before anything is opened."""
    if (arguments.file is None) == (arguments.connect is None):
        parser.error("ghi một tệp kết xuất (FILE), hoặc --connect ĐỊA-CHỈ; một trong hai")
    if arguments.file is not None and not arguments.file.is_file():
        parser.error(f"không có tệp {arguments.file}")
    if arguments.files is not None and not arguments.files.is_dir():
        parser.error(f"--files: không có thư mục {arguments.files}")


def _ready(parser: argparse.ArgumentParser) -> None:
    """Django, and a database with the tables that the code wants."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        call_command("migrate", verbosity=0)
    except DatabaseError as error:
        parser.error(f"không mở được cơ sở dữ liệu ({error}); xem lại NAMHOC_VAR và NAMHOC_DATABASE")


def _home(host: str, parser: argparse.ArgumentParser) -> PortalHome:
    from namhoc.publish.moving.queries import hosts, site_named

    home = site_named(host)
    if home is None:
        parser.error(f"--site: không có trang nào tên {host}; đang có: {', '.join(hosts()) or 'chưa có trang nào'}")
    return home


def _office(code: str | None, home: PortalHome, parser: argparse.ArgumentParser) -> Unit:
    from namhoc.units.models import Unit

    if code is None:
        if home.office is None:
            parser.error("--unit: trang này không của riêng đơn vị nào; ghi mã đơn vị đứng tên các bài")
        own: Unit = home.office
        return own
    unit: Unit | None = Unit.objects.filter(code=code).first()
    if unit is None:
        parser.error(f"--unit: không có đơn vị nào mang mã {code}")
    return unit


def _origin(arguments: argparse.Namespace) -> Origin:
    from namhoc.publish.moving.origin import DumpFile, LiveDatabase

    return LiveDatabase(arguments.connect) if arguments.connect is not None else DumpFile(arguments.file)


def _run(arguments: argparse.Namespace, origin: Origin, home: PortalHome, office: Unit) -> int:
    from namhoc.journal.actor import system_actor
    from namhoc.law.today import today
    from namhoc.publish.moving.staging import staging
    from namhoc.publish.moving.taking_in import take_in_portal, try_portal

    with staging() as staged:
        staged.take(origin.rows(), _progress)
        if _say(origin.findings, origin.name):
            return BLOCKED
        told = {"origin": {"name": origin.name, "digest": origin.digest}, "folder": arguments.files, "told": _articles}
        take = try_portal if arguments.dry_run else take_in_portal
        taken = take(staged, home, office, by=system_actor(today()), **told)
    _show("")
    _say(taken.findings)
    _report(taken, tried=arguments.dry_run)
    return FINE


def _report(taken: Taken, *, tried: bool) -> None:
    """What was done, and what the old portal had counted."""
    from namhoc.paper.numbers import number

    parts = [f"{number(taken.fresh['articles'])} bài mới", f"{number(taken.renewed['articles'])} bài được cập nhật"]
    parts += [f"{number(taken.known['articles'])} bài đã có từ trước", f"{number(taken.fresh['comments'])} ý kiến mới"]
    print(f"{'Chạy thử, chưa ghi gì' if tried else 'Đã ghi'}: {' · '.join(parts)}.")
    print(_counted(taken.counters))


def _counted(counters: CountersBefore) -> str:
    from namhoc.paper.numbers import number

    years = ", ".join(f"{year}: {number(count)}" for year, count in sorted(counters.by_year.items()))
    total = f"Lượt truy cập trang cũ đã đếm: {number(counters.total)}"
    return f"{total} ({years})." if years else f"{total}."


def _say(findings: Iterable[Finding], name: str = "") -> bool:
    """Every finding on standard error; whether one of them blocks."""
    from namhoc.law.catalogue import catalogue

    _show("")
    counts: Counter[str] = Counter()
    marks = {"error": "", "warning": "cảnh báo: ", "note": "lưu ý: "}
    for one in findings:
        words = catalogue().wording(one)
        counts[words.severity] += 1
        print(
            f"{replace(one.place, file=name)}: {marks[words.severity]}{words.says(one)} {words.cure(one)}",
            file=sys.stderr,
        )
    if counts["error"]:
        print(f"{counts['error']} lỗi phải sửa. Chưa ghi gì.", file=sys.stderr)
    return counts["error"] > 0


def _progress(rows: int) -> None:
    if rows % ROWS_A_LINE == 0:
        _show(f"đã đọc {rows} dòng")


def _articles(_what: str, many: int) -> None:
    _show(f"đã chuyển {many} bài")


def _show(line: str) -> None:
    """What is being done, in one line that is written over; only where somebody looks."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
