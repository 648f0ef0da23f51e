"""The Word file's own defaults: one font for all scripts, Vietnamese, the styles of body and titles."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.styles.style import ParagraphStyle

from namhoc.paper.geometry import PT_PER_MM
from namhoc.paper.layout import HeadingForm, Layout, Lettering
from namhoc.paper.word_xml import element, name_font, name_language, points

BODY = "Body Text"
_BLACK = RGBColor(0, 0, 0)
_PRESENT_WORD = "15"  # as Word 2013 and later lay out; older files open in a compatibility mode


def heading_style(level: int) -> str:
    return f"Heading {level}"


def set_styles(word: Word, layout: Layout, language: str) -> None:
    _set_defaults(word, layout, language)
    _set_settings(word, language)
    body = _restyled(word, BODY, layout, layout.body)
    _set_paragraph(body, layout)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.widow_control = True
    for level, form in layout.headings.levels.items():
        _set_heading(_restyled(word, heading_style(level), layout, form), form, layout)


def _set_defaults(word: Word, layout: Layout, language: str) -> None:
    defaults: Any = word.styles.element.find(qn("w:docDefaults"))
    letters = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    name_font(letters, layout.page.font)
    name_language(letters, language)
    half_points = str(round(layout.body.size_pt.use * 2))
    for tag in ("sz", "szCs"):
        letters.find(qn(f"w:{tag}")).set(qn("w:val"), half_points)
    spacing = defaults.find(qn("w:pPrDefault")).find(qn("w:pPr")).find(qn("w:spacing"))
    spacing.set(qn("w:after"), "0")
    spacing.set(qn("w:line"), "240")  # single, in 240ths of a line


def _set_settings(word: Word, language: str) -> None:
    settings: Any = word.settings.element
    compat = settings.find(qn("w:compat"))
    compat.remove(compat.find(qn("w:useFELayout")))
    compat.insert(0, element("doNotExpandShiftReturn"))  # a line broken on purpose is not stretched
    compat.find(qn("w:compatSetting")).set(qn("w:val"), _PRESENT_WORD)
    settings.replace(settings.find(qn("w:themeFontLang")), element("themeFontLang", val=language))
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")


def _restyled(word: Word, name: str, layout: Layout, form: Lettering) -> ParagraphStyle:
    style: Any = word.styles[name]
    name_font(style.element.get_or_add_rPr(), layout.page.font)
    style.font.size = points(form.size_pt.use)
    style.font.bold = form.bold
    style.font.italic = form.italic
    style.font.color.rgb = _BLACK
    restyled: ParagraphStyle = style
    return restyled


def _set_paragraph(style: ParagraphStyle, layout: Layout) -> None:
    form = style.paragraph_format
    form.first_line_indent = points(layout.body.first_line_cm.use * 10 * PT_PER_MM)
    form.space_before = points(layout.body.spacing_pt.use * 0)
    form.space_after = points(layout.body.spacing_pt.use)
    form.line_spacing = float(layout.body.lines.use)


def _set_heading(style: ParagraphStyle, form: HeadingForm, layout: Layout) -> None:
    _set_paragraph(style, layout)
    style.paragraph_format.keep_with_next = True
    if form.centred:
        style.paragraph_format.first_line_indent = points(layout.body.spacing_pt.use * 0)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
