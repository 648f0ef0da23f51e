from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from namhoc.paper.text import clean, cleaned
from tests.paper.example import report, says


def test_letters_and_marks_typed_apart_become_one_letter():
    assert clean(unicodedata.normalize("NFD", "Điện Biên Phủ")) == "Điện Biên Phủ"


def test_marks_that_turn_the_direction_of_writing_go():
    assert clean("đạt \u202e%5,21\u202c\u200f\u2066 số trường") == "đạt %5,21 số trường"


def test_control_and_zero_width_characters_go_and_line_breaks_stay():
    assert clean("a\x00b\x07\u200b\ufeff\ud800c\r\nd\te\u2028f") == "abc\nd e f"


def test_a_mark_hidden_between_letter_and_tone_does_not_keep_them_apart():
    assert clean("e\u200b\u0301") == "é"


@given(st.text())
def test_clean_text_is_composed_printable_and_stays_as_it_is(text):
    once = clean(text)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not [
        letter for letter in once if letter != "\n" and unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Cn")
    ]


def test_every_text_of_a_document_is_cleaned():
    dirty = report(body=(says("x\x00y"),), recipients=("a\u202eb",))

    assert cleaned(dirty) == report(body=(says("xy"),), recipients=("ab",))
