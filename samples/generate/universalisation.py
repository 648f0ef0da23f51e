"""What each commune answers on universal education and literacy: all reach the levels, some narrowly."""

from __future__ import annotations

from samples.generate.learners import births
from samples.generate.places import Place
from samples.generate.spread import between, share, up

# At the least share of the law, rounded up: one more person missing and the level would be lost.
NARROW = {
    "youth-graduated": ("commune-03184-lay-nua", "commune-03326-pa-khoang"),
    "youth-studying": ("commune-03184-lay-nua", "commune-03317-na-nhan"),
    "literate-2-15-60": ("commune-03325-muong-phang", "commune-ta-leng"),
}


def commune_answers(place: Place, opens: int) -> dict[str, int]:
    """The commune's answers as they stood on 30 September of the year that opens."""
    return {
        f"persons.{row}": number
        for row, number in (_children(place, opens) | _youth(place, opens) | _literacy(place, opens)).items()
    }


def _born(place: Place, opens: int, youngest: int, oldest: int) -> int:
    return sum(births(place.code, opens - age) for age in range(youngest, oldest + 1))


def _children(place: Place, opens: int) -> dict[str, int]:
    about = (place.code, opens)
    five, six, eleven = (_born(place, opens, age, age) for age in (5, 6, 11))
    fourteen = _born(place, opens, 11, 14)
    attending = five - min(five * 5 // 100, between(0, 1, "five", *about))
    others = 1 + between(0, eleven * 7 // 100, "eleven", *about)
    return {
        "five-to-mobilise": five,
        "five-attending": attending,
        "five-completing": attending - between(0, attending * 3 // 100, "completing", *about),
        "six-to-mobilise": six,
        "six-in-grade-1": six - min(six * 2 // 100, between(0, 1, "six", *about)),
        "eleven-to-mobilise": eleven,
        "eleven-completed": eleven - others,
        "eleven-others": others,
        "eleven-others-attending": others,
        "fourteen-to-mobilise": fourteen,
        "fourteen-completed": fourteen - others - share(fourteen, between(4, 25, "fourteen", *about)),
    }


def _youth(place: Place, opens: int) -> dict[str, int]:
    whole = _born(place, opens, 15, 18)
    return {
        "youth-to-mobilise": whole,
        "youth-graduated": _reached("youth-graduated", place, opens, whole, least=95, best=985),
        "youth-studying": _reached("youth-studying", place, opens, whole, least=80, best=880),
    }


def _literacy(place: Place, opens: int) -> dict[str, int]:
    """Three ages, so that what is true of the younger is part of what is true of all."""
    young = _born(place, opens, 15, 25)
    middle = share(_born(place, opens, 26, 35), 1020)
    older = share(place.people, 360) + between(-5, 5, "older", place.code, opens)
    young_1, middle_1 = share(young, 994), share(middle, 968)
    young_2, middle_2 = share(young, 986), share(middle, 940)
    people = young + middle + older
    literate = _reached("literate-2-15-60", place, opens, people, least=90, best=962)
    return {
        "people-15-25": young,
        "literate-1-15-25": young_1,
        "people-15-35": young + middle,
        "literate-1-15-35": young_1 + middle_1,
        "literate-2-15-35": young_2 + middle_2,
        "people-15-60": people,
        "literate-2-15-60": literate,
    }


def _reached(row: str, place: Place, opens: int, whole: int, *, least: int, best: int) -> int:
    """How many reached it: just enough where the commune is narrow, more elsewhere."""
    enough = up(whole * least, 100)
    if place.code in NARROW[row]:
        return enough
    return max(enough, share(whole, between(least * 10 + 6, best, row, place.code, opens)))
