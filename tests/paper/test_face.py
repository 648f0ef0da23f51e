from __future__ import annotations

import hashlib
import itertools
import unicodedata
from fractions import Fraction

import pytest

from namhoc.paper.face import FOLDER, face
from namhoc.paper.geometry import head_columns_pt, rule_pt
from tests.paper.example import layout

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
PLAIN = "aeiouy"
TONED = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in itertools.product("aăâeêioôơuưy", TONES)} - set(
    PLAIN
)
LETTERS = "".join(sorted(TONED | {"đ"})) + "".join(sorted({letter.upper() for letter in TONED} | {"Đ"}))
CUTS = [(bold, italic) for bold in (False, True) for italic in (False, True)]


def test_vietnamese_has_134_letters_beyond_the_latin_ones():
    assert len(LETTERS) == len(set(LETTERS)) == 134


@pytest.mark.parametrize(("bold", "italic"), CUTS)
def test_every_cut_of_the_font_has_every_vietnamese_letter(bold, italic):
    letters = face(bold=bold, italic=italic)

    assert [letter for letter in LETTERS + "₫–“”…·□\xa0" if not letters.has(letter)] == []
    assert not letters.has("漢")


def test_the_font_is_as_wide_as_times_new_roman():
    # widths of Times New Roman in 1/2048 of the size, as its own tables give them
    assert (face().width("n"), face(bold=True).width("n")) == (Fraction(1024, 2048), Fraction(1139, 2048))
    assert face().width("mm") == 2 * face().width("m")


def test_text_wraps_at_spaces_and_a_long_word_stays_whole():
    letters = face()
    room = letters.width("một hai")

    assert letters.lines("một hai ba\nbốn", room) == ["một hai", "ba", "bốn"]
    assert letters.lines("mộthaibabốn", room) == ["mộthaibabốn"]


def test_the_national_name_fits_on_one_line_of_its_column():
    form = layout()
    _, right = head_columns_pt(form)
    letters = face(bold=True)

    assert letters.lines(form.national_name.text, right / form.national_name.size_pt.use) == [form.national_name.text]


def test_rules_are_as_long_as_the_decree_wants_them():
    form = layout()
    left, right = head_columns_pt(form)
    motto = face(bold=True).width(form.motto.text) * form.motto.size_pt.use
    name = face(bold=True).width("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO") * form.issuer.size_pt.use

    assert rule_pt(form.motto, form.motto.text, right) == motto
    assert Fraction(1, 3) <= rule_pt(form.issuer, "Phòng Giáo dục và Đào tạo", left) / name <= Fraction(1, 2)
    assert rule_pt(form.superior, "Ủy ban nhân dân", left) == 0
    assert rule_pt(form.issuer, "", left) == 0


def test_the_vendored_files_are_the_ones_named_in_their_readme():
    named = (FOLDER / "README.md").read_text(encoding="utf-8")

    for path in sorted(FOLDER.glob("*.ttf")):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in named
