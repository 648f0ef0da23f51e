"""The workbooks of the two schools that have not answered yet: the real one, and a spoiled copy of it."""

from pathlib import Path

import openpyxl

from namhoc.sample.places import PROVINCE

FOLDER = PROVINCE / "2020-2021" / "muong-lay"


def workbook_of(school: str) -> Path:
    return FOLDER / f"{school}.cuoi-nam.xlsx"


def spoiled(workbook: Path, folder: Path, sheet: str, cell: str, text: str) -> Path:
    """A copy with text where a number belongs."""
    book = openpyxl.load_workbook(workbook)
    book[sheet][cell] = text
    copy = folder / workbook.name
    book.save(copy)
    return copy


def block_of(workbook: Path, sheet: str, cells: str) -> str:
    """Cells as a spreadsheet puts them on the clipboard."""
    lines = openpyxl.load_workbook(workbook)[sheet][cells]
    return "\n".join("\t".join("" if cell.value is None else str(cell.value) for cell in line) for line in lines)
