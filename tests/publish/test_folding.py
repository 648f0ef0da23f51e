"""Words as they are looked for."""

import unicodedata

import pytest

from namhoc.proof.folding import folded
from namhoc.publish.folding import slug_of


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_tones_and_d_do_not_matter_however_the_letters_are_composed(form):
    assert folded(unicodedata.normalize(form, "Thị xã Mường Lay, ĐỐNG ĐA")) == "thi xa muong lay, dong da"


def test_an_address_keeps_every_word():
    assert slug_of("Đống Đa: tổng kết năm học 2020-2021") == "dong-da-tong-ket-nam-hoc-2020-2021"


def test_a_long_address_ends_between_words():
    assert slug_of("một hai ba bốn", longest=9) == "mot-hai"


def test_a_title_without_letters_still_has_an_address():
    assert slug_of("…") == "bai-viet"
