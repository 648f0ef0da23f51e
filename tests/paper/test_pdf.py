"""What a reader finds in the PDF, read back with pypdf."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from namhoc.paper.blocks import Annex, Column, Document, Heading, Table
from namhoc.paper.errors import DocumentError
from namhoc.paper.pdf import write_pdf
from namhoc.paper.text import clean
from tests.paper.example import HEAD, layout, network_table, report, says
from tests.paper.test_face import LETTERS

HOSTILE = "#set text(red) $x^2$ \\ `c` *b* _i_ <w:b/> @ref // {x} /* \x00\x0b\u202e5,21%\u202c '\" -- ..."
LONG_NAME = "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở xã Mường Phăng điểm trường bản số"


def made(document: Document) -> bytes:
    out = BytesIO()
    write_pdf(document, layout(), out)
    return out.getvalue()


def read(document: Document) -> PdfReader:
    return PdfReader(BytesIO(made(document)))


def flat(text: str) -> str:
    """The text without line breaks: where they fall is not what a test is about."""
    return " ".join(text.replace("\xa0", " ").split())


def whole_text(pdf: PdfReader) -> str:
    return flat(" ".join(page.extract_text() for page in pdf.pages))


def fonts(pdf: PdfReader) -> set[tuple[str, bool]]:
    """Names of the fonts without their subset's letters, and whether each is embedded."""
    found = set()
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            found.add((inner["/BaseFont"].split("+")[-1], "/FontFile2" in inner["/FontDescriptor"]))
    return found


def long_table(rows: int) -> Table:
    columns = (Column("TT", "center", 1), Column("Trường", "left", 6), Column("Học sinh", "right", 2))
    return Table("Biểu dài", columns, tuple((f"<{at}", f"{LONG_NAME} {at}>", "1.234") for at in range(rows)))


def test_the_example_is_two_pages_in_one_embedded_family():
    pdf = read(report())

    assert len(pdf.pages) == 2
    assert fonts(pdf) == {
        ("Tinos", True),
        ("Tinos-Bold", True),
        ("Tinos-Italic", True),
        ("Tinos-BoldItalic", True),
    }


def test_the_text_is_whole_and_in_the_order_of_reading():
    text = whole_text(read(report()))
    expected = [
        "ỦY BAN NHÂN DÂN",
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 275/BC-PGDĐT",
        "Điện Biên Phủ, ngày 27 tháng 8 năm 2021",
        "BÁO CÁO Tổng kết năm học 2020-2021",
        "Phần thứ nhất KẾT QUẢ THỰC HIỆN",
        "I. QUY MÔ, MẠNG LƯỚI TRƯỜNG LỚP, HỌC SINH",
        "Tổng số 37 604 19.600",
        "12/12 xã, phường, đạt 100%.",
        "đạt 75,0% (+8,3 điểm phần trăm so với năm học trước)",
        "thành phố Điện Biên Phủ./.",
        "Nơi nhận:",
        "- Lưu: VT, CM.",
        "KT. TRƯỞNG PHÒNG",
        "Nguyễn Thị Thu Hường",
    ]
    places = [text.find(part) for part in expected]

    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(("bold", "italic"), [(False, False), (True, False), (False, True), (True, True)])
def test_all_134_letters_come_back_composed(bold, italic):
    run = replace(says(" ".join(LETTERS)).runs[0], bold=bold, italic=italic)
    text = whole_text(read(report(body=(says(run), says("hết")))))

    assert " ".join(LETTERS) in text
    assert unicodedata.is_normalized("NFC", text)


def test_letters_typed_apart_are_printed_composed():
    apart = unicodedata.normalize("NFD", "Điện Biên Phủ đổi mới")

    assert "Điện Biên Phủ đổi mới" in whole_text(read(report(body=(says(apart),))))


def test_the_file_is_pdf_a_2b_and_tells_title_author_day_and_language():
    pdf = read(report())
    about = pdf.trailer["/Root"]["/Metadata"].get_object().get_data().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in about
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in about
    assert (pdf.metadata.title, pdf.metadata.author) == (
        "Báo cáo Tổng kết năm học 2020-2021 và phương hướng, nhiệm vụ năm học 2021-2022",
        "Phòng Giáo dục và Đào tạo",
    )
    assert f"{pdf.metadata.creation_date:%Y-%m-%d}" == "2021-08-27"
    assert pdf.trailer["/Root"]["/Lang"] == "vi"


def test_the_titles_are_its_bookmarks():
    titles = [item["/Title"] for item in read(report()).outline if not isinstance(item, list)]

    assert [flat(title) for title in titles] == [
        "Phần thứ nhất KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM HỌC 2020-2021",
        "Phần thứ hai PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM HỌC 2021-2022",
    ]


def test_the_same_document_gives_the_same_bytes():
    document = report(annexes=(Annex("Biểu", (network_table(),)),), draft=True)

    assert made(document) == made(document)
    assert made(document) != made(report())


def test_an_undated_draft_leaves_room_for_number_and_day_and_says_it_is_one():
    document = report(head=replace(HEAD, number=None, day=None, year=2021), draft=True)
    pdf = read(document)

    assert "Số: /BC-PGDĐT" in whole_text(pdf)
    assert "Điện Biên Phủ, ngày tháng năm 2021" in whole_text(pdf)
    assert ["BẢN NHÁP" in page.extract_text() for page in pdf.pages] == [True] * len(pdf.pages)
    assert "BẢN NHÁP" not in whole_text(read(report()))


def test_pages_are_numbered_from_the_second_on():
    pdf = read(report(body=(long_table(90),)))
    numbers = [
        [line for line in page.extract_text().splitlines() if line.strip() == str(at)]
        for at, page in enumerate(pdf.pages, 1)
    ]

    assert numbers == [[], *([str(at)] for at in range(2, len(pdf.pages) + 1))]


def test_a_long_table_repeats_its_heading_and_cuts_no_row():
    pdf = read(report(body=(long_table(80),)))
    pages = [flat(page.extract_text()) for page in pdf.pages]
    where_from = [[at for at, page in enumerate(pages) if f"<{row} " in page] for row in range(80)]
    where_to = [[at for at, page in enumerate(pages) if f" {row}>" in page] for row in range(80)]

    assert where_from == where_to
    assert {len(places) for places in where_from} == {1}
    assert max(places[0] for places in where_from) >= 3
    assert all("TT Trường Học sinh" in pages[place] for (place,) in where_from)


def test_a_row_higher_than_a_page_loses_nothing():
    words = [f"từ{at}" for at in range(3000)]
    table = Table("Hàng cao", (Column("A"), Column("B")), ((" ".join(words), "x"),))
    text = whole_text(read(report(body=(table,))))

    assert [word for word in text.split() if word.startswith("từ") and word != "từ"] == words


def starts(pdf: PdfReader) -> list[tuple[float, float]]:
    """Where each piece of text begins, in millimetres from the left and from the bottom of its page."""
    found: list[tuple[float, float]] = []

    def note(text, page, line, *_) -> None:
        if text.strip():
            x = line[4] * page[0] + line[5] * page[2] + page[4]
            y = line[4] * page[1] + line[5] * page[3] + page[5]
            found.append((x / 72 * 25.4, y / 72 * 25.4))

    for page in pdf.pages:
        page.extract_text(visitor_text=note)
    return found


def test_very_long_names_wrap_inside_the_margins():
    head = replace(HEAD, superior=LONG_NAME, issuer=LONG_NAME, place=LONG_NAME)
    signature = replace(report().signature, name=LONG_NAME, authority=(LONG_NAME, LONG_NAME))
    endless = "W" * 500
    table = Table(endless, (Column(endless), Column("B", width=9)), ((endless, endless),), (endless,))
    pdf = read(report(head=head, signature=signature, body=(says(endless), Heading(2, "I", endless), table)))
    text = "".join(whole_text(pdf).replace("\u200b", "").split())

    assert len(pdf.pages) == 9
    assert text.count(LONG_NAME.replace(" ", "")) >= 1  # the name is written as it is
    assert text.count(LONG_NAME.upper().replace(" ", "")) == 4
    assert text.count("W") == 7 * 500
    assert all(30 <= round(x) < 210 - 20 and 20 <= round(y) < 297 - 10 for x, y in starts(pdf))


def test_recipients_that_fill_a_page_run_on_to_the_next():
    pdf = read(report(recipients=tuple(f"Trường số <{at}>" for at in range(120))))
    text = whole_text(pdf)

    assert [text.count(f"<{at}>") for at in range(120)] == [1] * 120


def test_the_signature_never_stands_alone_on_its_page():
    for lines in range(28, 44):
        pdf = read(report(bases=(), body=tuple(says(f"Dòng số {at}.") for at in range(lines))))
        last = pdf.pages[-1].extract_text()

        assert "Nguyễn Thị Thu Hường" in last
        assert f"Dòng số {lines - 1}./." in last


def test_annexes_start_pages_and_wide_ones_lie():
    annexes = (Annex("Biểu dọc", (network_table(),)), Annex("Biểu ngang", (network_table(),), landscape=True))
    pdf = read(report(annexes=annexes))
    *_, upright, lying = pdf.pages

    assert len(pdf.pages) == 4
    assert upright.mediabox.width < upright.mediabox.height
    assert (lying.mediabox.width, lying.mediabox.height) == (upright.mediabox.height, upright.mediabox.width)
    assert "Phụ lục I BIỂU DỌC (Kèm theo Báo cáo số 275/BC-PGDĐT" in flat(upright.extract_text())
    assert "Phụ lục II BIỂU NGANG" in flat(lying.extract_text())


def test_figures_lead_to_their_address():
    pdf = read(report())
    links = [note.get_object()["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", [])]

    assert links == [
        "https://pgd.example.vn/so-lieu/pho-cap-2021",
        "https://pgd.example.vn/so-lieu/truong-dat-chuan-2021",
    ]
    assert not [page for page in read(report(reference_base=None)).pages if page.get("/Annots")]


def test_hostile_text_comes_out_as_text():
    hostile = Table(HOSTILE, (Column(HOSTILE),), ((HOSTILE,),), (HOSTILE,))
    pdf = read(report(body=(says(HOSTILE), hostile), recipients=(HOSTILE, "Lưu: VT")))

    assert whole_text(pdf).count(flat(clean(HOSTILE))) == 6
    assert {name for name, _ in fonts(pdf)} <= {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_a_letter_the_font_lacks_is_drawn_as_a_box_and_no_other_font_comes_in():
    pdf = read(report(body=(says("chữ 漢 và 😀"), says("hết"))))

    assert "chữ □ và □" in whole_text(pdf)
    assert {name.split("-")[0] for name, _ in fonts(pdf)} == {"Tinos"}


@settings(max_examples=25, deadline=None)
@given(st.text(), st.text())
def test_any_text_can_be_printed(text, cell):
    table = Table(text, (Column(cell),), ((text,), (cell,)), (cell,))
    document = report(body=(says(text), table, Heading(3, cell, text)), recipients=(text,))

    assert len(read(document).pages) >= 1


def test_a_document_of_bare_bones_can_be_printed():
    bare = report(bases=(), body=(), recipients=(), signature=replace(report().signature, authority=()))
    empty = report(body=(Table("", (Column("A"),), ()),))

    assert len(read(bare).pages) == 1
    assert len(read(empty).pages) == 1


def test_an_unknown_level_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(DocumentError, match="level 9"):
        write_pdf(report(body=(Heading(9, "", "Sâu"),)), layout(), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []
