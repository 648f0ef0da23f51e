"""What an office issued is held against what it adopted: all of it is the same, and one changed digit is found."""

import random

import pytest

from namhoc.measure.telling import book_for
from namhoc.proof import read
from namhoc.proof.files import text_of
from namhoc.summarise.models import Summary
from tests.chain.conftest import CITY, TOWN, YEAR

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
FEW = 150  # figures of a report are at least so many
CHANGED = 25
QUIET = ("ok", "implied")


def issued(office):
    summary = Summary.objects.get(unit__code=office, year=YEAR)
    return text_of("report.docx", bytes(summary.word))


def held(text, book):
    return [one for one in read(text, against=book).findings if one.origin]


@pytest.mark.parametrize("office", [TOWN, CITY])
def test_every_figure_of_an_issued_report_is_the_adopted_one(loaded, law, office):
    text = issued(office)
    found = held(text, book_for(law, text))

    assert {one.code for one in found} == {"adopted-same", "adopted-change-same"}
    assert len(found) > FEW


@pytest.mark.parametrize("office", [TOWN, CITY])
def test_nothing_of_an_issued_report_is_accused_or_doubted(loaded, law, office):
    text = issued(office)
    told = [one for one in read(text, against=book_for(law, text)).findings if one.verdict.value not in QUIET]

    assert [(one.code, text[slice(*one.span)]) for one in told] == []


@pytest.mark.parametrize("office", [TOWN, CITY])
def test_one_changed_digit_of_an_issued_report_is_found(loaded, law, office):
    text = issued(office)
    book, chosen = book_for(law, text), random.Random(office)  # noqa: S311  # picks places
    same = [one for one in held(text, book) if one.code == "adopted-same"]
    missed = []
    for one in chosen.sample(same, CHANGED):
        first, last = one.span
        place = chosen.choice([at for at in range(first, last) if text[at].isdigit()])
        digit = chosen.choice([digit for digit in "123456789" if abs(int(digit) - int(text[place])) > 1])  # no mere cut
        mutated = text[:place] + digit + text[place + 1 :]
        accused = {found.span[0] for found in held(mutated, book) if found.verdict.value != "ok"}
        if first not in accused:
            missed.append(mutated[first - 30 : last + 30])

    assert missed == []


def test_a_text_about_nobody_known_is_held_against_nothing(loaded, law):
    assert book_for(law, "Năm học 2020-2021 toàn huyện Phú Vang có 12 trường.").figures == ()


def test_an_office_is_known_by_every_name_it_is_written_with(loaded, law):
    texts = ["Thị xã Mường Lay", "TX Mường Lay", "TX. Mường Lay", "UBND thị xã MƯỜNG LAY", "muong lay"]

    assert [[office.code for office in book_for(law, text).offices] for text in texts] == [[TOWN]] * len(texts)
