"""No published result stands in the code, the catalogue or the sample: each comes out by computing.

What is looked for comes from the seeds' facts themselves: fractions, shares, changes and excesses as a page, a file or
a program would write them, and totals of awards. A target, a count and a whole percentage say nothing by themselves.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.chain.ledger import read_seeds, written
from tests.house.tree import ROOT, docstrings, place, plant

FOLDERS = ("namhoc", "catalogue", "samples/generate")
CASES = "catalogue/cases"  # reckoned by hand, to be compared with what is computed
PLAIN_TEXT = (".yaml", ".csv", ".html", ".js", ".json", ".po", ".typ", ".txt", ".toml")
NOTES = re.compile(r"^(\s*)(?:- )?note:")
PEOPLE = {"collectives": "tập thể", "individuals": "cá nhân"}


def results() -> set[str]:
    """Every published result, in each way it could be typed in."""
    found: set[str] = set()
    for seed in read_seeds().values():
        for entry in seed["indicators"]:
            found |= set(_of_indicator(entry))
        for kind, word in PEOPLE.items():
            found |= {f"{seed['award_totals'][kind]}{between}{word}" for between in (" ", " lượt ")}
    return found


def _of_indicator(entry) -> Iterator[str]:
    for before in ("", "previous_"):
        if f"{before}denominator" in entry:
            numerator, denominator = entry[f"{before}numerator"], entry[f"{before}denominator"]
            yield f"{numerator}/{denominator}"
            yield from _forms(Fraction(numerator, denominator) * 100)
            yield from (f"Fraction({numerator}, {denominator})", f"({numerator}, {denominator})")
    if "change" in entry:
        yield from _forms(Fraction(entry["numerator"] - entry["previous_numerator"], entry["denominator"]) * 100)
    if "excess_published" in entry:
        yield from _forms(Fraction(entry["numerator"], entry["denominator"]) * 100 - entry["target"])


def _forms(value: Fraction) -> Iterator[str]:
    """A number that is not whole, at the decimals a page or a program would give it."""
    if value.denominator == 1:
        return
    for decimals in (1, 2, 3, 4):
        text = written(value, decimals)
        yield from (text, text.replace(",", "."))
    yield written(value / 100, 4).replace(",", ".")


RESULTS = re.compile("|".join(rf"(?<![\w.,/]){re.escape(one)}(?![\d/]|[.,]\d)" for one in sorted(results())))


def typed_in(*folders: Path) -> list[str]:
    """Where a result stands outside comments, docstrings and notes."""
    return [
        f"{place(path, line)} types in the result {found!r}: it is to be computed"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_relative_to(ROOT / CASES)
        for line, text in _said(path)
        for found in RESULTS.findall(text)
    ]


def _said(path: Path) -> Iterable[tuple[int, str]]:
    if path.suffix == ".py":
        return _said_in_python(path)
    return _said_in_text(path) if path.suffix in PLAIN_TEXT else ()


def _said_in_python(path: Path) -> Iterator[tuple[int, str]]:
    """Constants, and pairs of numbers; no comment is in the tree, docstrings are left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in told:
            yield node.lineno, str(node.value)
        elif isinstance(node, ast.Tuple | ast.Call):
            yield node.lineno, ast.unparse(node) if _of_numbers(node) else ""


def _of_numbers(node: ast.Tuple | ast.Call) -> bool:
    parts = node.elts if isinstance(node, ast.Tuple) else node.args
    return len(parts) == 2 and all(isinstance(part, ast.Constant) and type(part.value) is int for part in parts)


def _said_in_text(path: Path) -> Iterator[tuple[int, str]]:
    """The lines, without comments, and without notes to their last line: these may quote the pages."""
    noted: int | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        indent = len(line) - len(line.lstrip())
        if noted is not None and line.strip() and indent <= noted:
            noted = None
        begins = NOTES.match(line)
        if begins:
            noted = len(begins[1])
        if noted is None and not line.lstrip().startswith(("#", "//", "{#")):
            yield number, line


# --- code, catalogue, generator ---------------------------------------------------------------------------------------


def test_what_is_looked_for_is_what_the_pages_print():
    assert {
        "9/12",
        "8/12",
        "2/14",
        "12/12",
        "66,7",
        "66.67",
        "8,3",
        "8.33",
        "14,29",
        "14.29",
        "4,29",
        "4.3",
    } <= results()
    assert {"24 tập thể", "22 cá nhân", "20 tập thể", "67 cá nhân"} <= results()


@pytest.mark.slow
def test_no_result_is_typed_in():
    assert typed_in(*(ROOT / folder for folder in FOLDERS)) == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("figures.py", "x = 1\nSHARE = '66,67%'\n", 2),
        ("figures.py", "CHANGE = 8.33\n", 1),
        ("figures.py", "from fractions import Fraction\nBASE = Fraction(8, 12)\n", 2),
        ("figures.py", "SAID = f'{9}/{12}' + '9/12 trường'\n", 1),
        ("answers.yaml", "unit: a\nvalue: 14.29\n", 2),
        ("answers.yaml", "note: 8/12\nanswers: {restated: 8/12}\n", 2),
        ("answers.csv", 'unit,excess\na,"4,29"\n', 2),
        ("article.html", "<p>tăng 8,3 điểm phần trăm</p>\n", 1),
        ("article.html", "<p>24 tập thể và 22 cá nhân</p>\n", 1),
    ],
)
def test_the_guard_finds_a_result_that_was_planted(name, text, line, tmp_path):
    found = typed_in(plant(tmp_path, {name: text}))

    assert found != []
    assert {offence.split(" types in ")[0] for offence in found} == {f"{name}:{line}"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figures.py", '"""A share as ``66,67%``."""\n\nSTEP = 1  # 9/12\n'),
        (
            "source.yaml",
            "# the page prints 8,3\nlabel: x\nnote: >-\n  9/12 = 75 %, 8/12 the year before,\n  14,29\nlevel: 3\n",
        ),
        ("plan.yaml", "at_least: 75%\ncount: 12\nversion: 1.14.29.3\nday: 12/12/2021\n"),
    ],
)
def test_the_guard_leaves_comments_notes_and_targets_alone(name, text, tmp_path):
    assert typed_in(plant(tmp_path, {name: text})) == []


# --- the workbooks of the sample --------------------------------------------------------------------------------------


def in_workbooks(folder: Path) -> list[str]:
    """Cells that hold a result, or any number that is not whole: schools answer in counts."""
    offences = []
    for path in sorted(folder.rglob("*.xlsx")):
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            for row in book.get_sheet_by_name(name).to_python():
                offences += [f"{path.name} {name}: {cell!r}" for cell in row if _is_result(cell)]
    return offences


def _is_result(cell: object) -> bool:
    if isinstance(cell, float):
        return not cell.is_integer()
    return isinstance(cell, str) and bool(RESULTS.search(cell))


@pytest.mark.parametrize("year", ["2019-2020", "2020-2021", "2021-2022"])
def test_no_workbook_of_the_sample_holds_a_result(year):
    folder = ROOT / "samples" / "dien-bien" / year

    assert list(folder.rglob("*.xlsx")) != []
    assert in_workbooks(folder) == []


def test_a_result_in_a_workbook_is_found(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Tỉ lệ", 0.75, "9/12", 12, "75%"])
    book.save(tmp_path / "truong.xlsx")

    assert in_workbooks(tmp_path) == ["truong.xlsx Sheet: 0.75", "truong.xlsx Sheet: '9/12'"]
