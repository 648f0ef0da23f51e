"""Published indicators, looked for among the official figures, the roll-out and the drafts."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from namhoc.convene.phrases import read_phrases
from namhoc.engine.figures import Points, ValueUnit
from namhoc.engine.gaps import Gap
from namhoc.measure.facts import Measured
from namhoc.measure.phrases import value_text
from namhoc.paper.numbers import number
from namhoc.plan.facts import DocumentFact
from tests.chain.ledger import Answers, Fact, Found, facts_in, words
from tests.chain.rooms import Rooms

Entry = Mapping[str, Any]
Answer = Callable[[Rooms, Entry], Answers]
FIRST_ROUND = "start-of-year"


def indicator_facts(seed: Entry, rooms: Rooms) -> Iterator[Fact]:
    for entry in seed["indicators"]:
        answer = INDICATORS.get(entry["id"])
        yield from facts_in(entry["id"], entry, {} if answer is None else answer(rooms, entry))


def _figure(code: str) -> Answer:
    """An official figure with its base and target, and the sentence that the drafts make of it."""

    def answers(rooms: Rooms, _entry: Entry) -> Answers:
        one = rooms.figures[code]
        now, base = one.now.figure, one.base
        told = {
            "value": _shown(one.now.value, one.now.value_unit),
            "unit": "percent" if one.now.value_unit is ValueUnit.PERCENT else rooms.indicator(code).shown.unit,
            "numerator": now.numerator,
            "denominator": now.denominator,
            "current": now.numerator,
            "scope": " ".join(sorted({_kind(rooms, share.unit) for share in one.now.shares})),
            "previous": None if base is None else _shown(base.value, one.now.value_unit),
            "previous_numerator": None if base is None else base.figure.numerator,
            "previous_denominator": None if base is None else base.figure.denominator,
            "target": None if one.target is None else _shown(one.target.at_least, one.now.value_unit),
            "basis": one.target and named(rooms.plan.document(one.target.basis)),
        }
        told |= _change(one)
        return {key: Found(f"measure {code}", value) for key, value in told.items()}

    return answers


def _change(one: Measured) -> dict[str, Any]:
    moved, over = _moved(one.change), _moved(one.excess)
    unit = "point" if isinstance(one.change, Points) else None
    scale = 100 if isinstance(one.change, Points) else 1
    return {
        "change": None if moved is None else moved * scale,
        "change_unit": unit,
        "excess_published": None if over is None else over * 100,
        "excess_unit": "point" if isinstance(one.excess, Points) else None,
    }


def _moved(change: Any) -> Fraction | None:
    return None if change is None or isinstance(change, Gap) else change.value


def _shown(value: Fraction | Gap, unit: ValueUnit) -> Fraction | None:
    if isinstance(value, Gap):
        return None
    return value * 100 if unit is ValueUnit.PERCENT else value


def _kind(rooms: Rooms, unit: str) -> str:
    state = rooms.network.last_known(unit)
    words_for: Mapping[str, str] = read_phrases("conference-sentences")["kinds"]
    return "" if state is None else words_for[state.kind]


def named(document: DocumentFact | None) -> str | None:
    return None if document is None else "doc-" + document.number.replace("/", "-")


def _maintained(code: str) -> Answer:
    """A standard that was held and is held: this year's official value is last year's."""

    def answers(rooms: Rooms, entry: Entry) -> Answers:
        before = Rooms(rooms.office.code, str(rooms.year.previous)).figures[code].now
        same = before.value == rooms.figures[code].now.value
        found = Found(f"measure {code}, {before.year} too", "maintained" if same else None)
        return {**_figure(code)(rooms, entry), "value": found, "comparison": found}

    return answers


def _level(programme: str) -> Answer:
    """A level, and how many communes hold that very level."""

    def answers(rooms: Rooms, entry: Entry) -> Answers:
        level = _figure(f"{programme}-level")(rooms, entry)
        held = _figure(f"u-communes-{programme}-{level['value'].value}-rate")(rooms, entry)
        return {**held, "value": level["value"], "unit": level["unit"]}

    return answers


def _more_than(code: str) -> Answer:
    """A share that is printed as more than a whole number."""

    def answers(rooms: Rooms, entry: Entry) -> Answers:
        told = dict(_figure(code)(rooms, entry))
        exact = told["value"].value
        return {**told, "qualifier": Found(told["value"].where, ">" if exact > int(exact) else "=")}

    return answers


def _in_words(code: str, *, rises: bool = False) -> Answer:
    """A claim without a number: the figure bears it out, and a sentence of the drafts says so.

    Of two readings, ``rises`` takes the claim as one about last year, else it is about the target
    """
    asked = {"tăng"} if rises else {"đạt", "vượt"}

    def answers(rooms: Rooms, entry: Entry) -> Answers:
        one = rooms.figures[code]
        amount = _moved(one.change if rises else one.excess)
        sentences = [sentence for text in (*rooms.article, *rooms.summary) for sentence in text.split(". ")]
        told = [text for text in sentences if asked <= words(text) and _tells(rooms, one, text)]
        besides = re.findall(r"\((.+)\)", entry["qualitative"])  # what it is put down to
        explained = all(any(words(why) <= words(text) for text in sentences) for why in besides)
        borne_out = amount is not None and amount > 0 and told and explained
        return {"qualitative": Found(f"drafts, measure {code}", (told or [None])[0], proves=bool(borne_out))}

    return answers


def _tells(rooms: Rooms, one: Measured, text: str) -> bool:
    """Whether a sentence is about this figure: its value stands there, and its numerator where that is said."""
    says = rooms.indicator(one.now.indicator).says
    numerator = number(one.now.figure.numerator) if "{numerator}" in says else ""
    return numerator in text and value_text(one.now.value, rooms.indicator(one.now.indicator)) in text


def _difference(code: str) -> Answer:
    """A figure that was published as how much it changed."""
    return lambda rooms, entry: {**(told := _figure(code)(rooms, entry)), "value": told["change"]}


def _merged(rooms: Rooms, _entry: Entry) -> Answers:
    before, _after = rooms.mergers
    days = [step.day for step in rooms.network.steps if step.unit in before]
    opened = rooms.law.reference_day(rooms.year, FIRST_ROUND)
    return {
        "value": Found("units", len(before)),
        "unit": Found("units", " ".join({_kind(rooms, unit) for unit in before})),
        "timing": Found("units", max(days, default=None), proves=max(days, default=date.max) < opened),
    }


def _rollout(rooms: Rooms, _entry: Entry) -> Answers:
    return grades_of(rooms, str(rooms.year))


def grades_of(rooms: Rooms, year: str) -> Answers:
    plain = [row for row in rooms.plan.rollout if row.year == year and not row.subject]
    states = {"grades_running": "running", "grades_prepared": "prepared", "equipment_for_grades": "equipment"}
    return {
        key: Found("plan", sorted(row.grade for row in plain if row.state == state)) for key, state in states.items()
    }


def _model(name: str) -> Answer:
    """A model of teaching: the grades that follow it, and at which level."""

    def answers(rooms: Rooms, _entry: Entry) -> Answers:
        rows = [row for row in rooms.plan.rollout if name in row.subject and row.year == str(rooms.year)]
        labels = " ".join({row.subject for row in rows})
        primary = sorted({row.grade for row in rows if "THCS" not in row.subject})
        return {"value": Found("plan", primary or labels), "also": Found("plan", labels)}

    return answers


INDICATORS: Mapping[str, Answer] = {
    "pcgd_mn5": _maintained("u-communes-pcgdmn5-rate"),
    "pcgd_th_level": _level("pcgdth"),
    "pcgd_thcs_level": _level("pcgdthcs"),
    "xmc_level": _level("xmc"),
    "enrolment_rate": _in_words("enrolment-plan-fulfilment"),
    "education_quality": _in_words("promotion-rate", rises=True),
    "pupils_per_class": _in_words("pupils-per-class", rises=True),
    "curriculum_2018": _rollout,
    "schools_merged": _merged,
    "schools_change": _difference("schools"),
    "public_units_reduction_rate": _more_than("school-units-reduction-rate"),
    "national_standard_rate": _figure("schools-national-standard-rate"),
    "accreditation_rate": _figure("schools-accredited-rate"),
    "primary_completion_rate": _figure("primary-programme-completion-rate"),
    "thcs_graduation_rate": _figure("lower-secondary-graduation-rate"),
    "vnen_grades": _model("VNEN"),
    "stem": _model("STEM"),
}
