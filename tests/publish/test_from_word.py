"""What is pasted from Word keeps its words and loses its dress."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.shared import RGBColor
from hypothesis import given
from hypothesis import strategies as st

from namhoc.publish import actions, queries
from namhoc.publish.desk.from_word import take_in_word
from namhoc.publish.desk.old_letters import readable
from namhoc.publish.errors import NotReadable
from tests.publish import planted


@pytest.fixture
def article(office, editor):
    return actions.write_article(office, planted.YEAR, "Tin mới", "Lời đầu.", [], by=editor)


def a_file():
    document = Document()
    document.add_heading("Kết quả", level=1)
    paragraph = document.add_paragraph("Đạt ")
    strong = paragraph.add_run("9/12")
    strong.bold, strong.font.color.rgb = True, RGBColor(255, 0, 0)
    paragraph.add_run(" trường.")
    document.add_paragraph("một", style="List Bullet")
    document.add_paragraph("hai", style="List Bullet")
    old = document.add_paragraph().add_run("Phßng Gi¸o dôc vµ §µo t¹o")
    old.font.name = ".VnTime"
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Lớp 1", "20"
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def test_a_word_file_becomes_parts_without_its_dress(article, editor):
    take_in_word(article, a_file(), by=editor)

    blocks = [(block["type"], block["value"]) for block in queries.draft_of(article).body.get_prep_value()]
    assert blocks[:2] == [("heading", "Kết quả"), ("paragraph", "Đạt **9/12** trường.")]
    assert blocks[3] == ("paragraph", "Phòng Giáo dục và Đào tạo")
    assert [kind for kind, _value in blocks] == ["heading", "paragraph", "passage", "paragraph", "passage"]
    assert ("<li>một</li>" in blocks[2][1], "<td>Lớp 1</td>" in blocks[4][1]) == (True, True)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>"])
def test_what_is_no_word_file_is_refused_and_nothing_changes(article, editor, content):
    before = queries.draft_of(article).latest_revision_id

    with pytest.raises(NotReadable):
        take_in_word(article, content, by=editor)

    assert queries.draft_of(article).latest_revision_id == before


def test_an_editor_takes_in_a_file_or_is_told_why_not(article, at_the_desk):
    where = f"/lam-viec/bai-viet/{article.pk}/word/"
    refused = at_the_desk.post(where, {"file": SimpleUploadedFile("a.docx", b"x")}).content.decode()
    at_the_desk.post(where, {"file": SimpleUploadedFile("a.docx", a_file())})

    assert ("This is no Word file" in refused, len(queries.draft_of(article).body)) == (True, 5)


@pytest.mark.parametrize(
    ("old", "font", "new"),
    [
        ("C\u00e9ng h\u00dfa x\u00b7 h\u00e9i chñ nghÜa ViÖt Nam", ".VnTime", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Phßng gi¸o dôc", ".VnTimeH", "PHÒNG GIÁO DỤC"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI-Times", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñöôøng ñeán tröôøng", "VNI-Times", "Đường đến trường"),
        ("Đường đến trường", "Times New Roman", "Đường đến trường"),
    ],
)
def test_old_letters_are_read(old, font, new):
    assert readable(old, font) == new


@given(st.text())
def test_text_in_a_font_of_today_is_left_as_it_is(text):
    assert readable(text, "Arial") == text
