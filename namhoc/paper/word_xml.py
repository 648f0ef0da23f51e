"""The parts of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_EMU_PER_PT = 12700
_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")


def points(length: Fraction) -> Emu:
    return Emu(round(length * _EMU_PER_PT))


def twips(length: Fraction) -> str:
    """Twentieths of a point, as the XML counts them."""
    return str(round(length * 20))


def element(tag: str, **attributes: str) -> Any:
    made: Any = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def name_font(properties: Any, family: str) -> None:
    """One family for every script; what the theme said about fonts goes."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, element("rFonts", **dict.fromkeys(_SCRIPTS, family)))


def name_language(properties: Any, language: str) -> None:
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("lang", val=language, eastAsia=language, bidi=language))


def draw_above(paragraph: Paragraph) -> None:
    """A thin line along the top of the paragraph, between its indents."""
    borders = element("pBdr")
    borders.append(element("top", val="single", sz="6", space="0", color="000000"))
    properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_page_number(run: Run) -> None:
    for kind in ("begin", "separate", "end"):
        run._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001
        if kind == "begin":
            code = element("instrText")
            code.text = "PAGE"
            run._r.append(code)  # noqa: SLF001
    run._r.insert(-1, _text("1"))  # noqa: SLF001


def _text(text: str) -> Any:
    made = element("t")
    made.text = text
    return made


def link(paragraph: Paragraph, run: Run, url: str) -> None:
    """Make the run lead to ``url``; it looks as before, for the paper is printed."""
    leads: Any = OxmlElement("w:hyperlink")
    leads.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(leads)  # noqa: SLF001
    leads.append(run._r)  # noqa: SLF001


def set_widths(table: Table, widths: list[Fraction]) -> None:
    """Fixed columns: the text wraps, the table never grows past the margin."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = points(width)
        for cell in column.cells:
            cell.width = points(width)


def set_cell_margin(table: Table, sides: Fraction, above: Fraction) -> None:
    margins = element("tblCellMar")
    for side, length in (("top", above), ("left", sides), ("bottom", above), ("right", sides)):
        margins.append(element(side, w=twips(length), type="dxa"))
    properties: Any = table._tbl.tblPr  # noqa: SLF001
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def repeat_on_every_page(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001


def never_cut(row: _Row) -> None:
    row._tr.get_or_add_trPr().insert(0, element("cantSplit"))  # noqa: SLF001
