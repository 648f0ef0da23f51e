"""What Word will find in the file, read back with python-docx."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from namhoc.paper.blocks import Annex, Column, Document, Heading, Run, Table
from namhoc.paper.errors import DocumentError
from namhoc.paper.geometry import PT_PER_MM, rule_pt, text_width_pt
from namhoc.paper.text import clean
from namhoc.paper.word import write_docx
from tests.paper.example import HEAD, layout, network_table, report, says

HOSTILE = "#set text(red) $x^2$ \\ <w:b/> & ]]> {number} {{ x }} \x00\x0b\u202e5,21%\u202c '\""


def made(document: Document) -> bytes:
    out = BytesIO()
    write_docx(document, layout(), out)
    return out.getvalue()


def read(document: Document):
    return docx.Document(BytesIO(made(document)))


def texts(paragraphs) -> list[str]:
    return [paragraph.text for paragraph in paragraphs if paragraph.text]


def cell_lines(table) -> list[list[list[str]]]:
    return [[texts(cell.paragraphs) for cell in row.cells] for row in table.rows]


def test_the_document_says_what_it_was_given_in_the_form_of_the_decree():
    word = read(report(body=(Heading(2, "I", "Quy mô"), says("Có ", Run("37", bold=True), " trường."))))
    head, ending = word.tables

    assert cell_lines(head) == [
        [
            ["ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐIỆN BIÊN PHỦ", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        ],
        [["Số: 275/BC-PGDĐT"], ["Điện Biên Phủ, ngày 27 tháng 8 năm 2021"]],
    ]
    assert texts(word.paragraphs) == [
        "BÁO CÁO",
        "Tổng kết năm học 2020-2021\nvà phương hướng, nhiệm vụ năm học 2021-2022",
        *(basis + end for basis, end in zip(report().bases, ";.", strict=True)),
        "I. QUY MÔ",
        "Có 37 trường./.",
    ]
    assert cell_lines(ending) == [
        [
            [
                "Nơi nhận:",
                "- Sở Giáo dục và Đào tạo tỉnh Điện Biên (b/c);",
                "- Ủy ban nhân dân thành phố (b/c);",
                "- Các trường trực thuộc (t/h);",
                "- Lưu: VT, CM.",
            ],
            ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", "Nguyễn Thị Thu Hường"],
        ]
    ]


def test_the_sheet_has_the_margins_of_the_layout():
    section = read(report()).sections[0]
    measured = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
        section.header_distance,
    )

    assert [round(length.mm, 1) for length in measured] == [210, 297, 20, 20, 30, 20, 10]


def test_one_font_is_named_for_every_script_and_none_is_left_to_the_theme():
    word = read(report())
    named = [
        fonts
        for style in (word.styles.element.find(qn("w:docDefaults")), *(word.styles[name].element for name in USED))
        for fonts in style.iter(qn("w:rFonts"))
    ]

    assert len(named) == 1 + len(USED)
    assert {tuple(sorted(fonts.attrib.items())) for fonts in named} == {
        tuple(sorted((qn(f"w:{script}"), "Times New Roman") for script in ("ascii", "hAnsi", "eastAsia", "cs")))
    }
    assert list(word.element.iter(qn("w:rFonts"))) == []
    assert {run.style.name for paragraph in word.paragraphs for run in paragraph.runs} == {"Default Paragraph Font"}


USED = ("Body Text", "Heading 1", "Heading 2", "Heading 3", "Heading 4")


def test_sizes_and_styles_are_those_of_the_layout():
    word = read(report())
    head, _, ending = word.tables

    def shown(cell) -> list[tuple[float, bool, bool]]:
        runs = [run for paragraph in cell.paragraphs for run in paragraph.runs if run.text]
        return [(run.font.size.pt, run.font.bold, run.font.italic) for run in runs]

    assert shown(head.cell(0, 0)) == [(12, False, False), (12, True, False)]
    assert shown(head.cell(0, 1)) == [(12, True, False), (13, True, False)]
    assert shown(head.cell(1, 0)) == [(13, False, False)]
    assert shown(head.cell(1, 1)) == [(13, False, True)]
    assert shown(ending.cell(0, 0)) == [(12, True, True), *[(11, False, False)] * 4]
    assert shown(ending.cell(0, 1)) == [(14, True, False)] * 3


def test_the_body_is_justified_indented_and_spaced():
    style = read(report()).styles["Body Text"]
    form = style.paragraph_format

    assert (style.font.size.pt, form.alignment.name, form.space_after.pt, form.line_spacing) == (14, "JUSTIFY", 6, 1.0)
    assert round(form.first_line_indent.cm, 2) == 1.27


def full_width(grid) -> int:
    return round(sum(column.width.pt for column in grid.columns))


def rules(cell) -> list[Fraction]:
    """Lengths of the lines drawn in a cell or a body, in points."""
    drawn = [one for one in cell.paragraphs if one._p.find(f".//{qn('w:pBdr')}") is not None]
    return [Fraction(one.paragraph_format.left_indent + one.paragraph_format.right_indent, 12700) for one in drawn]


def test_lines_are_drawn_under_issuer_motto_and_abstract_and_nowhere_else():
    form, word = layout(), read(report())
    left, right = text_width_pt(form) * form.head.left_share, text_width_pt(form) * (1 - form.head.left_share)
    width, head = text_width_pt(form), word.tables[0]

    def around(part, text: str, room: Fraction) -> list[float]:
        return [pytest.approx(float(room - rule_pt(part, text, room)), abs=0.2)]

    assert rules(head.cell(0, 0)) == around(form.issuer, HEAD.issuer, left)
    assert rules(head.cell(0, 1)) == around(form.motto, form.motto.text, right)
    assert rules(head.cell(1, 0)) == rules(head.cell(1, 1)) == []
    assert rules(word) == around(form.abstract, report().title.abstract, width)


def fields(header) -> list[str]:
    return [code.text for code in header._element.iter(qn("w:instrText"))]


def test_pages_are_numbered_in_the_middle_of_the_top_margin_from_the_second_on():
    section = read(report()).sections[0]
    stops = section.header.paragraphs[0].paragraph_format.tab_stops

    assert section.different_first_page_header_footer is True
    assert (fields(section.header), fields(section.first_page_header)) == (["PAGE"], [])
    assert [(round(stop.position.pt), stop.alignment.name) for stop in stops] == [
        (round(text_width_pt(layout()) / 2), "CENTER"),
        (round(text_width_pt(layout())), "RIGHT"),
    ]
    assert section.header.paragraphs[0].text == "\t1"


def test_a_draft_with_sample_data_says_so_in_grey_at_the_top_of_every_page():
    section = read(report(draft=True, sample=True)).sections[0]
    marks = [header.paragraphs[0].runs[-1] for header in (section.header, section.first_page_header)]

    assert [run.text for run in marks] == ["\tBẢN NHÁP · DỮ LIỆU MẪU"] * 2
    assert {str(run.font.color.rgb) for run in marks} == {"767676"}


def test_a_table_repeats_its_heading_keeps_its_rows_whole_and_fits_the_margins():
    grid = read(report()).tables[1]

    assert cell_lines(grid)[0] == [[column.heading] for column in network_table().columns]
    assert cell_lines(grid)[-1] == [[], ["Tổng số"], ["37"], ["604"], ["19.600"]]
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in grid.rows] == [True, *[False] * 5]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in grid.rows)
    assert sum(column.width for column in grid.columns) == pytest.approx(
        float(text_width_pt(layout())) * 12700, rel=1e-4
    )
    assert [cell.paragraphs[0].alignment.name for cell in grid.rows[1].cells] == ["CENTER", "LEFT", *["RIGHT"] * 3]
    assert [run.font.bold for cell in grid.rows[-1].cells for run in cell.paragraphs[0].runs if run.text] == [True] * 4


def test_the_signature_stays_whole_and_with_the_last_paragraph():
    word = read(report())

    assert word.tables[-1].rows[0]._tr.find(f".//{qn('w:cantSplit')}") is not None
    assert [paragraph.paragraph_format.keep_with_next for paragraph in word.paragraphs[-2:]] == [True, True]


def test_recipients_that_fill_a_page_may_run_on_to_the_next():
    word = read(report(recipients=tuple(f"Trường {at}" for at in range(80))))

    assert word.tables[-1].rows[0]._tr.find(f".//{qn('w:cantSplit')}") is None


def test_figures_lead_to_their_address_and_look_like_the_text():
    word = read(report())
    links = [(link.text, link.address) for paragraph in word.paragraphs for link in paragraph.hyperlinks]
    looks = {run.font.color.rgb for paragraph in word.paragraphs for link in paragraph.hyperlinks for run in link.runs}

    assert links == [
        ("100%", "https://pgd.example.vn/so-lieu/pho-cap-2021"),
        ("75,0%", "https://pgd.example.vn/so-lieu/truong-dat-chuan-2021"),
    ]
    assert looks == {None}
    assert not [one for one in read(report(reference_base=None)).paragraphs if one.hyperlinks]


def test_annexes_start_pages_of_their_own_upright_or_lying():
    table = network_table()
    word = read(report(annexes=(Annex("Biểu dọc", (table,)), Annex("Biểu ngang", (table,), landscape=True))))
    first, upright, lying = word.sections

    assert [section.orientation.name for section in word.sections] == ["PORTRAIT", "PORTRAIT", "LANDSCAPE"]
    assert (lying.page_width.mm, lying.page_height.mm) == (first.page_height.mm, first.page_width.mm)
    assert [fields(section.header) for section in (upright, lying)] == [["PAGE"], ["PAGE"]]
    assert not upright.different_first_page_header_footer
    assert [line for line in texts(word.paragraphs) if line.startswith(("Phụ lục", "BIỂU", "(Kèm"))] == [
        "Phụ lục I",
        "BIỂU DỌC",
        REFERENCE,
        "Phụ lục II",
        "BIỂU NGANG",
        REFERENCE,
    ]
    assert full_width(word.tables[-1]) == round((297 - 30 - 20) * PT_PER_MM)


REFERENCE = "(Kèm theo Báo cáo số 275/BC-PGDĐT ngày 27 tháng 8 năm 2021 của Phòng Giáo dục và Đào tạo)"


def test_the_file_tells_its_title_language_author_and_day():
    word = read(report())
    told = word.core_properties

    assert (told.title, told.language, told.author, told.comments) == (
        "Báo cáo Tổng kết năm học 2020-2021 và phương hướng, nhiệm vụ năm học 2021-2022",
        "vi-VN",
        "Phòng Giáo dục và Đào tạo",
        "",
    )
    assert told.created == told.modified == datetime(2021, 8, 27, tzinfo=UTC)
    languages = [one.get(qn("w:val")) for one in word.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))]
    assert languages == ["vi-VN"]


def test_the_same_document_gives_the_same_bytes_without_the_moment_of_writing():
    document = report(annexes=(Annex("Biểu", (network_table(),)),), draft=True)
    first, second = made(document), made(document)
    entries = ZipFile(BytesIO(first)).infolist()

    assert first == second
    assert first != made(report())
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert not [entry.filename for entry in entries if "thumbnail" in entry.filename]


def test_an_undated_draft_has_no_invented_day_in_its_properties():
    document = report(head=HEAD.__class__(**{**vars(HEAD), "day": None, "year": 2021, "number": None}))
    core = ZipFile(BytesIO(made(document))).read("docProps/core.xml").decode()

    assert "created" not in core
    assert made(document) == made(document)


def test_hostile_text_comes_out_as_text():
    hostile = Table(HOSTILE, (Column(HOSTILE),), ((HOSTILE,),), (HOSTILE,))
    word = read(report(body=(says(HOSTILE), hostile), recipients=(HOSTILE,)))
    shown = clean(HOSTILE)

    assert "\u202e" not in shown
    assert texts(word.paragraphs)[-3:] == [shown] * 3
    assert cell_lines(word.tables[1]) == [[[shown]], [[shown]]]


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1))
def test_any_text_can_be_written_and_read_back(text):
    word = read(report(body=(says(text), says("hết"))))

    assert word.paragraphs[-3].text == clean(text)


def test_an_unknown_level_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(DocumentError, match="level 9"):
        write_docx(report(body=(Heading(9, "", "Sâu"),)), layout(), tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_the_file_can_go_to_a_path(tmp_path):
    write_docx(report(), layout(), tmp_path / "a.docx")

    assert (tmp_path / "a.docx").read_bytes() == made(report())
