"""The sentences nobody wrote a form for are themselves right, and are never accused."""

import datetime as dt
from fractions import Fraction

import pytest

from bench._proof_unseen import entries, unseen
from namhoc.proof.exact import rounded
from namhoc.proof.vocabulary import WEEKDAY_NAMES

ENTRIES = entries()
SLIPS = [entry for entry in ENTRIES if "slip" in entry]


@pytest.mark.parametrize("entry", SLIPS, ids=lambda entry: entry["slip"])
def test_the_arithmetic_of_a_sentence_holds(entry):
    reckoned, _, stated = entry["holds"].partition(" = ")

    assert _reckoned(reckoned, stated) == stated


@pytest.mark.parametrize("entry", SLIPS, ids=lambda entry: entry["slip"])
def test_a_slip_changes_one_place_of_its_sentence_and_one_digit_there(entry):
    before, _, after = entry["slip"].partition(" > ")

    assert entry["says"].count(before) == 1
    assert [one.isdigit() for one, other in zip(before, after, strict=True) if one != other] == [True]


def test_no_right_sentence_is_accused():
    assert [wrongly for one in unseen() for wrongly in one.accused] == []


def _reckoned(said: str, stated: str) -> str:
    if stated in WEEKDAY_NAMES["en"]:
        return WEEKDAY_NAMES["en"][dt.date.fromisoformat(said).weekday()]
    if not set(said) <= set("0123456789.+-*/() "):
        return str(len(said.split(", ")))
    places = len(stated.partition(".")[2])
    exact = rounded(eval(_as_fractions(said), {"Fraction": Fraction}), places)  # noqa: S307 - only digits and signs, seen to above
    return f"{float(exact):.{places}f}"


def _as_fractions(said: str) -> str:
    return " ".join(f'Fraction("{word}")' if word[0].isdigit() else word for word in _words(said))


def _words(said: str) -> list[str]:
    return said.replace("(", "( ").replace(")", " )").split()
