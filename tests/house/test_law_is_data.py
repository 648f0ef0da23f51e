"""Law is data, arithmetic is code: no year, date or threshold of the law is written in Python.

Docstrings and comments may tell of a law; what runs may not know one. A plain size such as 2_000 is written with its
underscore, so that it cannot be taken for a year.
"""

import ast
import re
from pathlib import Path

from tests.house.tree import PACKAGE, docstrings, modules, place, plant

YEAR_IN_TEXT = re.compile(r"(?<![\w#.,])(19|20)\d\d(?![\w,]|\.\d)")
YEAR = re.compile(r"(19|20)\d\d")
ADDRESS = re.compile(r"^(https?|urn):")  # an XML namespace has a year in it
EXACT = ("Decimal", "Fraction")
ROUND_NUMBERS = {0, 1, 100}  # nothing, a whole, and its hundred parts


def years(folder: Path) -> list[str]:
    """Four-digit years and dates, as numbers or inside texts."""
    return [
        f"{place(path, node)} knows the year in {node.value!r}: it belongs in catalogue/"
        for path, tree in modules(folder)
        for node in _effective_constants(tree)
        if _has_year(node, path.read_text())
    ]


def _effective_constants(tree: ast.Module) -> list[ast.Constant]:
    told = docstrings(tree)
    written = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in told]
    return sorted(written, key=lambda node: node.lineno)


def _has_year(node: ast.Constant, source: str) -> bool:
    if isinstance(node.value, str):
        return bool(YEAR_IN_TEXT.search(node.value)) and not ADDRESS.match(node.value)
    if type(node.value) is int:
        return bool(YEAR.fullmatch(ast.get_source_segment(source, node) or ""))
    return False


def thresholds(folder: Path) -> list[str]:
    """Comparisons of something with a share or an exact number that stands in the code."""
    return [
        f"{place(path, node)} compares with {ast.unparse(limit)}: a threshold belongs in catalogue/"
        for path, tree in modules(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        for limit in [node.left, *node.comparators]
        if _is_threshold(limit)
    ]


def _is_threshold(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float) and node.value not in ROUND_NUMBERS
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in EXACT):
        return False
    literals = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
    return bool(literals) and not {str(value) for value in literals} <= {str(number) for number in ROUND_NUMBERS}


def test_no_year_is_written_in_python():
    assert years(PACKAGE) == []


def test_no_threshold_is_written_in_python():
    assert thresholds(PACKAGE) == []


def test_the_guard_finds_a_year_however_it_is_written(tmp_path):
    lines = [
        "since = date(2021, 9, 1)",
        "source = '36/2009/TT-BGDĐT'",
        "year = '2020-2021'",
        "start = '2018-08-28'",
        "if today.year >= 2025: ...",
        "note = f'từ năm 2024 {unit}'",
        "pages = 2_020",
        "colour = '#202020'",
        "space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'",
        "amount = '1.2021,5'",
        'def rule():\n    """Since 2021, as in 2020."""',
    ]
    plant(tmp_path, {"rules.py": "\n".join(lines) + "\n", "migrations/0001.py": "made = '2021-01-01'\n"})

    assert [offence.split(" ")[0] for offence in years(tmp_path)] == [f"rules.py:{line}" for line in range(1, 7)]


def test_the_guard_finds_a_threshold(tmp_path):
    lines = [
        "ok = share >= Decimal('0.80')",
        "ok = share >= 0.9",
        "ok = share > Fraction(1, 10)",
        "ok = Fraction(0) <= share <= Fraction(1)",
        "ok = count > 0 and done == 1.0",
        "width = Decimal('0.5')",
    ]
    plant(tmp_path, {"rules.py": "\n".join(lines) + "\n"})

    assert [offence.split(" ")[0] for offence in thresholds(tmp_path)] == ["rules.py:1", "rules.py:2", "rules.py:3"]
