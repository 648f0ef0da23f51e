"""What an office would script by itself: openpyxl, loops and sums over the same workbooks.

It believes every cell: nothing is checked, last year is not restated, no standard is judged, no paper is written.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import yaml

COVER, OFFICE = "Thông tin", "van-phong.xlsx"
CODES, FIRST_LINE = 5, 6  # rows of a sheet: the columns' codes, the first answer
Answers = dict[str, int]


def read(folder: Path) -> Iterator[tuple[str, Answers]]:
    """Kind of school and answers of each workbook, by question."""
    for path in sorted(folder.glob("*.xlsx")):
        if path.name != OFFICE:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            kind = str(book[COVER]["B9"].value)
            yield kind, dict(cell for sheet in book if sheet.title != COVER for cell in answers(sheet))
            book.close()


def answers(sheet: Any) -> Iterator[tuple[str, int]]:
    rows = list(sheet.iter_rows(values_only=True))
    columns = rows[CODES - 1]
    for line in rows[FIRST_LINE - 1 :]:
        for column, value in zip(columns, line, strict=False):
            if line[0] and column and isinstance(value, int):
                yield f"{column}.{line[0]}", value


def added(books: list[tuple[str, Answers]], kinds: list[str], names: list[str]) -> int:
    total = 0
    for kind, given in books:
        for question, value in given.items():
            if (not kinds or kind in kinds) and any(_is(question, name) for name in names):
                total += value
    return total


def _is(question: str, name: str) -> bool:
    return question.startswith(name[:-1]) if name.endswith(".*") else question == name


def work(catalogue: Path, folder: Path, before: Path) -> dict[str, list[int | None]]:
    """Numerator and denominator of each indicator that adds up schools' answers, this year and last."""
    books, last = list(read(folder)), list(read(before))
    figures: dict[str, list[int | None]] = {}
    for path in sorted((catalogue / "indicators").rglob("*.yaml")):
        one = yaml.safe_load(path.read_text(encoding="utf-8"))
        for each in one if isinstance(one, list) else [one]:
            if each["rows"] == "schools" and each["formula"] in ("total", "overall"):
                kinds, takes = each.get("kinds", []), each["takes"]
                sides = [takes.get("part", []), takes.get("whole", [])]
                figures[each["indicator"]] = [
                    added(year, kinds, names) if names else None for year in (books, last) for names in sides
                ]
    return figures


if __name__ == "__main__":
    print(json.dumps(work(*map(Path, sys.argv[1:]))))
