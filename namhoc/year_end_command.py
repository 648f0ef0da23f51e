"""``namhoc year-end`` as a command: arguments checked, progress shown, files written at the end."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from namhoc.collect.layout import OFFICE_FILE
from namhoc.law.catalogue import catalogue
from namhoc.law.errors import NotInForce
from namhoc.law.school_year import SchoolYear
from namhoc.year_end import Progress, YearEnd, read_year_end
from namhoc.year_end_files import write_figures, write_findings, write_papers

PAPERS = ("summary.docx", "summary.pdf", "article.html", "figures.csv")
MOST_SHOWN = 20


def run_year_end(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Read, check, measure, write. 0 fine, 1 blocked by findings, 2 wrong call."""
    year = _year(arguments.year, parser)
    folder: Path = arguments.workbooks
    if not folder.is_dir():
        parser.error(f"không có thư mục {folder}")
    if arguments.previous is not None and not arguments.previous.is_dir():
        parser.error(f"không có thư mục {arguments.previous}")
    previous = arguments.previous or _year_before(folder, year)
    out = _out(arguments.out, parser)
    law = catalogue()
    try:
        end = read_year_end(law, folder, unit=arguments.unit, year=year, previous=previous, progress=_progress())
    except NotInForce:
        parser.error(f"--year {year}: chưa có biểu mẫu nào dùng cho năm học này; kiểm tra lại năm học")
    _say_findings(end)
    _say_other_unit(end, arguments.unit)
    try:
        _write(end, out)
    except OSError as error:
        parser.error(
            f"--out: không ghi được {error.filename or out} ({error.strerror}); đóng tệp nếu đang mở rồi chạy lại"
        )
    if end.told is None:
        print(f"Chưa làm được báo cáo. Xem {out / 'findings.csv'}.", file=sys.stderr)
        return 1
    print(f"{len(end.told.measured.figures)} số liệu · {', '.join(PAPERS)} · {out}")
    return 0


def _write(end: YearEnd, out: Path) -> None:
    """The findings, and the papers where nothing blocks them."""
    law = catalogue()
    write_findings(law, end.findings, out)
    if end.told is None:
        _clear(out)
    else:
        write_figures(law, end.told, out)
        write_papers(law, end.told, out)


def _year(text: str, parser: argparse.ArgumentParser) -> SchoolYear:
    try:
        return SchoolYear.parse(text)
    except ValueError:
        parser.error(f"--year: {text!r} không phải năm học; năm học ghi bằng hai năm liền nhau, ngăn bởi dấu gạch nối")


def _year_before(folder: Path, year: SchoolYear) -> Path | None:
    """The same unit's folder one year back, where it stands beside this year's."""
    here = folder.resolve()
    for up in (here.parent, *here.parents):
        if up.name == str(year):
            beside = up.with_name(str(year.previous)) / here.relative_to(up)
            return beside if beside.is_dir() else None
    return None


def _out(out: Path, parser: argparse.ArgumentParser) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        parser.error(f"--out: không ghi được vào {out}: {error.strerror}")
    return out


def _clear(out: Path) -> None:
    """Papers of an earlier run do not stay beside findings that forbid them."""
    for name in PAPERS:
        (out / name).unlink(missing_ok=True)


def _progress() -> Progress:
    if not sys.stderr.isatty():
        return lambda _line: None

    def show(line: str) -> None:
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    return show


def _say_findings(end: YearEnd) -> None:
    law = catalogue()
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    worded = [(law.wording(finding), finding) for finding in end.findings]
    errors = [(words, finding) for words, finding in worded if words.severity == "error"]
    for words, finding in errors[:MOST_SHOWN]:
        print(f"{finding.place}: {words.says(finding)} {words.cure(finding)}", file=sys.stderr)
    counts = Counter(words.severity for words, _finding in worded)
    print(
        f"{counts['error']} lỗi phải sửa · {counts['warning']} cảnh báo · {counts['note']} ghi chú",
        file=sys.stderr,
    )


def _say_other_unit(end: YearEnd, unit: str) -> None:
    """Where the office's own book is another's, the call itself may be wrong."""
    for finding in end.findings:
        if finding.code == "collect.other-unit" and finding.place.file == OFFICE_FILE:
            found = finding.details["found"]
            print(f"--unit {unit}: thư mục này là của {found}. Kiểm tra lại --unit và thư mục.", file=sys.stderr)
