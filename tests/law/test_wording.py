"""A finding's words: filled from its place and its details, in either language."""

import pytest
from pydantic import ValidationError

from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding, Place
from namhoc.law.wording import Wording

WORDS = {
    "finding": "collect.part-exceeds-whole",
    "severity": "error",
    "vi": "{sheet}, ô {cell}: {part} quá {whole}.",
    "en": "{sheet}, cell {cell}: {part} is more than {whole}.",
    "cure_vi": "Sửa một trong hai số.",
    "cure_en": "Correct one of the two.",
}


def test_words_are_filled_from_the_place_and_the_details():
    wording = Wording(**WORDS)
    finding = Finding("collect.part-exceeds-whole", Place(sheet="Biểu 2", cell="D7"), {"part": 412, "whole": 398})

    assert wording.says(finding) == "Biểu 2, ô D7: 412 quá 398."
    assert wording.says(finding, "en") == "Biểu 2, cell D7: 412 is more than 398."
    assert (wording.cure(finding), wording.cure(finding, "en")) == ("Sửa một trong hai số.", "Correct one of the two.")


def test_a_detail_that_nobody_gave_is_shown_as_left_out_and_stops_nothing():
    finding = Finding("collect.part-exceeds-whole", Place(sheet="Biểu 2", cell="D7"), {"part": 412})

    assert Wording(**WORDS).says(finding) == "Biểu 2, ô D7: 412 quá …."


def test_a_line_that_is_not_known_is_not_called_none():
    wording = Wording(**{**WORDS, "vi": "{file}, dòng {line}."})

    assert wording.says(Finding("x", Place(file="a.yaml"))) == "a.yaml, dòng …."
    assert wording.says(Finding("x", Place(file="a.yaml", line=3))) == "a.yaml, dòng 3."


@pytest.mark.parametrize("broken", ["{part", "part}", "{part.real}", "{0}", "{}"])
def test_words_that_cannot_be_filled_are_refused_when_the_catalogue_is_read(broken):
    with pytest.raises(ValidationError):
        Wording(**{**WORDS, "vi": broken})


def test_the_shipped_words_of_the_house_s_own_example():
    finding = Finding(
        "collect.part-exceeds-whole",
        Place(sheet="Biểu 2", cell="D7"),
        {"part_label": "Học 2 buổi/ngày (Lớp 3)", "part": 412, "whole_label": "Tổng số (Lớp 3)", "whole": 398},
    )
    wording = catalogue().wording(finding)

    assert wording.says(finding) == "Biểu 2, ô D7: Học 2 buổi/ngày (Lớp 3) là 412, quá Tổng số (Lớp 3) là 398."
    assert wording.cure(finding) == "Xem lại hồ sơ rồi sửa một trong hai số."


def test_a_place_says_where_in_one_line():
    assert str(Place(file="a.xlsx", sheet="Biểu 1", cell="C5")) == "a.xlsx · Biểu 1!C5"
    assert str(Place(file="a.yaml", line=7, key="since.unknown")) == "a.yaml · dòng 7 · since.unknown"
    assert str(Finding("law.code-twice", Place(file="a.yaml"), {"code": "x"})) == "a.yaml: law.code-twice (code=x)"
