"""One figure on three structures: as it was reported, on the units of a day, on today's."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from namhoc.engine.figures import Figure
from namhoc.measure.structures import Answered, Structure, on_structure
from namhoc.units.network import EventKind, Network, Step
from tests.measure.office import CLOSED, LAW, MISSING, ended, line, unit, worked

MERGED, MOVED, SPLIT = (CLOSED + timedelta(days) for days in (100, 200, 300))
TODAY = date(2026, 11, 22)
NETWORK = Network(
    (
        *(unit("A"), unit("B"), unit("C"), unit("F", since=MERGED)),
        *(ended("A", MERGED), ended("B", MERGED), unit("C", since=MOVED, parent="phong-khac")),
    ),
    (
        *(Step(MERGED, EventKind.MERGE, code, "F") for code in "AB"),
        Step(MOVED, EventKind.MOVE, "C", "phong-khac"),
    ),
)
CROWDED = worked("pupils-per-class", (line("A", 100, 4), line("B", 50, 1), line("C", 60, 2)))
HELD = worked("schools-accredited-rate", (line("A", 1), line("B", 0), line("C", 1)))


def asked(one, structure, network=NETWORK, **more):
    return on_structure(LAW, one, network, structure, today=TODAY, **more)


def sides(answered):
    return {share.unit: (share.part, share.whole) for share in answered.worked.shares}


def test_as_reported_is_the_figure_itself_with_the_day_it_was_closed():
    assert asked(CROWDED, Structure.AS_REPORTED) == Answered(
        Structure.AS_REPORTED, CLOSED, CROWDED, "Theo các đơn vị có mặt ngày 30/9/2020, như đã báo cáo."
    )


def test_on_a_day_before_the_merger_nothing_is_carried():
    answered = asked(CROWDED, Structure.ON_A_DAY, day=MERGED - timedelta(1))

    assert (sides(answered), answered.worked.figure) == (
        {"A": (100, 4), "B": (50, 1), "C": (60, 2)},
        CROWDED.figure,
    )


def test_on_the_day_of_the_merger_the_merged_unit_has_the_sums_of_its_predecessors():
    answered = asked(CROWDED, Structure.ON_A_DAY, day=MERGED)

    assert sides(answered) == {"F": (150, 5), "C": (60, 2)}
    assert (answered.worked.figure, answered.worked.structure, answered.worked.reference_day) == (
        Figure(210, 7, 2, 2),
        MERGED.isoformat(),
        CLOSED,
    )
    assert answered.note == "Tính lại trên 2 đơn vị có mặt ngày 8/1/2021. Theo báo cáo khi đó 30."


def test_today_is_the_day_that_was_passed_in_and_says_who_has_gone_elsewhere():
    answered = asked(CROWDED, Structure.TODAY)

    assert (answered.day, answered.worked.structure) == (TODAY, "2026-11-22")
    assert answered.note == (
        "Tính lại trên 2 đơn vị có mặt ngày 22/11/2026. Theo báo cáo khi đó 30. "
        "Trong số đó 1 đơn vị nay thuộc cơ quan khác."
    )


def test_what_each_unit_held_is_held_by_the_merged_one_only_if_both_did():
    held = replace(HELD, reference_day=CLOSED)
    answered = asked(held, Structure.TODAY)

    assert (sides(answered), answered.worked.figure) == ({"F": (0, None), "C": (1, None)}, Figure(1, 2, 2, 2))
    assert answered.note.startswith("Tính lại trên 2 đơn vị có mặt ngày 22/11/2026. Theo báo cáo khi đó 2/3 = 66,67%.")


def test_the_rule_and_the_year_stay_and_the_stored_key_does_not():
    answered = asked(replace(CROWDED, key=7), Structure.TODAY)

    assert (answered.worked.rule, answered.worked.year, answered.worked.key) == (CROWDED.rule, CROWDED.year, None)


def test_a_gap_of_a_predecessor_stays_a_gap():
    silent = worked("pupils-per-class", (line("A", 100, 4), line("B", MISSING, 1)))
    answered = asked(silent, Structure.TODAY)

    assert (sides(answered), answered.worked.figure) == ({"F": (MISSING, 5)}, Figure(0, 0, 0, 1))


NOT_COMPARABLE = (
    "Không tính lại được trên các đơn vị có mặt ngày {}: có đơn vị đã chia tách, hoặc chỉ tiêu này không quy đổi được."
)


def test_across_a_split_there_is_no_answer_and_the_note_says_so():
    network = Network(NETWORK.starts, (*NETWORK.steps, Step(SPLIT, EventKind.SPLIT, "C", "C2")))

    assert asked(CROWDED, Structure.TODAY, network) == Answered(
        Structure.TODAY, TODAY, None, NOT_COMPARABLE.format("22/11/2026")
    )
    assert asked(CROWDED, Structure.ON_A_DAY, network, day=SPLIT - timedelta(1)).worked is not None


@pytest.mark.parametrize("code", ["school-units-reduction-rate", "pcgdthcs-level", "target-achievement-rate"])
def test_what_cannot_be_put_on_other_units_has_no_answer(code):
    one = worked(code, Figure(3, 4, 4, 4))
    one = replace(one, shares=(line("A", 1, 1),))

    assert asked(one, Structure.TODAY).worked is None


def test_a_figure_without_its_working_has_no_answer():
    assert asked(worked("pupils", Figure(5, None, 1, 1)), Structure.TODAY).worked is None


def test_backwards_only_where_nothing_befell_the_units_in_between():
    earlier = CLOSED - timedelta(400)
    merged_before = Network(
        (*NETWORK.starts, unit("D"), ended("D", earlier + timedelta(9))),
        (*NETWORK.steps, Step(earlier + timedelta(9), EventKind.MERGE, "D", "C")),
    )
    founded_since = Network((unit("A"), unit("B"), unit("C", since=CLOSED - timedelta(1))))

    assert asked(CROWDED, Structure.ON_A_DAY, day=earlier).worked.shares == CROWDED.shares
    assert asked(CROWDED, Structure.ON_A_DAY, merged_before, day=earlier).worked is None
    assert asked(CROWDED, Structure.ON_A_DAY, founded_since, day=earlier).worked is None


def test_on_a_day_needs_a_day():
    with pytest.raises(ValueError, match="on which day"):
        asked(CROWDED, Structure.ON_A_DAY)
