"""Figures kept, adopted, revised: an adopted one is never touched again."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from namhoc.collect.errors import NotNow
from namhoc.engine.gaps import NOT_REPORTED
from namhoc.journal.models import Entry
from namhoc.measure.actions import adopt_figures
from namhoc.measure.facts import Measured
from namhoc.measure.models import Figure, Share
from namhoc.measure.queries import (
    figure_on_structure,
    measured_of,
    newest_figures,
    official_figures,
    public_figures,
    with_shares,
)
from namhoc.measure.structures import Structure
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.plan.actions import name_document, set_target
from namhoc.plan.facts import DocumentFact
from namhoc.plan.models import Target
from namhoc.units.actions import merge_units
from namhoc.units.models import Unit
from tests.collect.desk import OFFICE, SYSTEM, an_office, someone
from tests.measure.keeping import CODE, NAME, against, count, everything, keep, kept, rate
from tests.measure.office import YEAR

YEAR_AFTER = date(2022, 8, 1)
pytestmark = pytest.mark.django_db


# --- kept as drafts ---------------------------------------------------------------------------------------------------


def test_figures_are_kept_as_drafts_with_their_working(office, specialist):
    drafts = keep(office, specialist, rate(1, 0, NOT_REPORTED), count(5, 6, 7))

    assert kept(drafts) == [(CODE, 1, 1, 2, 2, 3), ("pupils", 1, 18, None, 3, 3)]
    assert [one.adopted_on for one in drafts] == [None, None]
    assert [one.measured_by for one in drafts] == [specialist.name] * 2
    assert Share.objects.count() == 6


def test_the_same_again_keeps_nothing(office, specialist):
    keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0), count(5, 6, 7))
    before = everything()

    assert keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0), count(5, 6, 7)) == []
    assert everything() == before


def test_a_draft_that_comes_out_otherwise_is_replaced(office, specialist):
    keep(office, specialist, rate(1, 0, 1))
    keep(office, specialist, rate(1, 1, 1))

    assert kept(Figure.objects.all()) == [(CODE, 1, 3, 3, 3, 3)]
    assert Share.objects.count() == 3


def test_a_draft_whose_indicator_yields_nothing_any_more_is_dropped(office, specialist):
    keep(office, specialist, rate(1, 0, 1), count(5, 6, 7))
    keep(office, specialist, count(5, 6, 7))

    assert kept(Figure.objects.all()) == [("pupils", 1, 18, None, 3, 3)]


def test_a_draft_that_changes_one_cell_and_no_number_is_kept_anew(office, specialist):
    keep(office, specialist, count(5, 6, 7))
    (changed,) = keep(office, specialist, count(6, 5, 7))

    assert kept([changed]) == [("pupils", 1, 18, None, 3, 3)]
    assert [share.part for share in changed.shares.all()] == [6, 5, 7]


def test_last_year_is_kept_once_as_a_base_and_again_only_where_it_came_out_otherwise(office, specialist):
    keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0))
    keep(office, specialist, against(rate(1, 1, 1), 1, 0, 0))
    assert Figure.objects.filter(is_base=True).count() == 2  # on this year's units, and as reported

    (changed,) = keep(office, specialist, against(rate(1, 1, 1), 1, 1, 0))
    assert (changed.base.revision, changed.base.numerator, changed.base_note) == (
        2,
        2,
        "So với 2/3 = 66,67% của năm học 2019-2020.",
    )


def test_a_base_that_lacks_units_is_told_of_and_compared_with_nothing(office, specialist):
    before = replace(rate(1, 0, 1, year=YEAR.previous), structure="2021-05-31")
    before = replace(before, shares=before.shares[:2])
    (figure,) = keep(office, specialist, Measured(rate(1, 0, 1), before, before))

    assert (figure.base, figure.base_note[:35]) == (None, "Năm học 2019-2020 chỉ 2/3 đơn vị củ")


def test_a_kept_figure_reads_back_beside_its_base_and_target(office, specialist):
    name_document(DocumentFact("nq-15", "15-NQ/TU", None, "Tỉnh ủy", "Nghị quyết"), office, by=specialist)
    basis = name_document(DocumentFact("nq-15", "15-NQ/TU", None, "Tỉnh ủy", "Nghị quyết"), office, by=specialist)
    set_target(office, NAME, CODE, Fraction(2, 3), basis=basis, by=specialist)
    given = against(rate(1, 0, 1), 1, 0, 0)
    keep(office, specialist, given)
    (read,) = measured_of(newest_figures(office, NAME))

    assert (read.now.figure, read.base.figure, read.as_reported.figure) == (
        given.now.figure,
        given.base.figure,
        given.as_reported.figure,
    )
    assert (read.now.shares, read.change, read.target.at_least, read.target.basis) == (
        given.now.shares,
        given.change,
        Fraction(2, 3),
        "nq-15",
    )


# --- adopted ----------------------------------------------------------------------------------------------------------


def test_adopted_figures_are_official_and_say_by_whom_and_when(office, specialist, head):
    keep(office, specialist, rate(1, 0, 1), count(5, 6, 7))
    assert list(official_figures(office, NAME)) == []

    adopt_figures(office, NAME, by=head)
    official = official_figures(office, NAME)
    assert kept(official) == [("pupils", 1, 18, None, 3, 3), (CODE, 1, 2, 3, 3, 3)]
    assert {(one.adopted_on, one.adopted_by) for one in official} == {(head.day, head.name)}


def test_there_is_nothing_to_adopt_before_something_was_measured_and_nothing_twice(office, specialist, head):
    with pytest.raises(NotNow):
        adopt_figures(office, NAME, by=head)

    keep(office, specialist, rate(1, 0, 1))
    adopt_figures(office, NAME, by=head)
    before = everything()
    with pytest.raises(NotNow):
        adopt_figures(office, NAME, by=head)
    assert everything() == before


def test_to_measure_the_same_after_adopting_keeps_nothing(office, specialist, head):
    keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0))
    adopt_figures(office, NAME, by=head)

    assert keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0)) == []


def test_a_note_worded_anew_is_no_reason_to_revise_an_adopted_figure(office, specialist, head):
    keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0))
    Figure.objects.filter(is_base=False).update(base_note="Lời cũ.")
    adopt_figures(office, NAME, by=head)

    assert keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0)) == []


def test_an_adopted_figure_that_changes_gets_its_next_revision_beside_it(office, specialist, head):
    keep(office, specialist, rate(1, 0, 1))
    (first,) = adopt_figures(office, NAME, by=head)
    (second,) = keep(office, specialist, rate(1, 1, 1))

    assert (second.revision, second.replaces, second.adopted_on) == (2, first, None)
    assert kept(official_figures(office, NAME)) == [(CODE, 1, 2, 3, 3, 3)]  # until the new one is adopted
    assert kept(newest_figures(office, NAME)) == [(CODE, 2, 3, 3, 3, 3)]


def test_a_revision_is_adopted_only_with_a_reason_and_then_supersedes(office, specialist, head):
    keep(office, specialist, rate(1, 0, 1))
    adopt_figures(office, NAME, by=head)
    keep(office, specialist, rate(1, 1, 1))

    for reason in ("", "   "):
        with pytest.raises(NotNow):
            adopt_figures(office, NAME, reason=reason, by=head)
    (second,) = adopt_figures(office, NAME, reason=" Trường nộp lại ", by=head)
    first = Figure.objects.get(revision=1)
    assert (second.reason, first.reason, first.superseded, second.superseded) == ("Trường nộp lại", "", True, False)
    assert kept(official_figures(office, NAME)) == [(CODE, 2, 3, 3, 3, 3)]
    assert set(public_figures()) == {first, second}  # nothing published is hidden


def test_a_revision_that_comes_back_to_what_was_adopted_is_dropped(office, specialist, head):
    keep(office, specialist, rate(1, 0, 1))
    adopt_figures(office, NAME, by=head)
    keep(office, specialist, rate(1, 1, 1))

    assert keep(office, specialist, rate(1, 0, 1)) == []
    assert kept(newest_figures(office, NAME)) == [(CODE, 1, 2, 3, 3, 3)]


def test_a_new_target_gives_an_adopted_figure_a_new_revision_and_the_old_keeps_its_own(office, specialist, head):
    basis = name_document(DocumentFact("nq-15", "15-NQ/TU", None, "Tỉnh ủy", "Nghị quyết"), office, by=specialist)
    set_target(office, NAME, CODE, Fraction(1, 2), basis=basis, by=specialist)
    keep(office, specialist, rate(1, 0, 1))
    adopt_figures(office, NAME, by=head)
    assert Target.objects.get().settled_on == head.day

    set_target(office, NAME, CODE, Fraction(3, 4), basis=basis, by=specialist)
    (second,) = keep(office, specialist, rate(1, 0, 1))
    assert [one.target.at_least for one in (second.replaces, second)] == [Fraction(1, 2), Fraction(3, 4)]


def test_each_act_leaves_its_entry_with_the_digests(office, specialist, head):
    (draft,) = keep(office, specialist, rate(1, 0, 1))
    adopt_figures(office, NAME, by=head)
    entries = Entry.objects.filter(act__in=["measure", "adopt-figures"]).order_by("number")

    assert [(one.act, one.account, one.thing) for one in entries] == [
        ("measure", specialist.account, OFFICE),
        ("adopt-figures", head.account, OFFICE),
    ]
    assert draft.content in entries[0].details


# --- refused ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SPECIALIST, Role.CLERK)])
def test_only_a_specialist_measures(office, role):
    with pytest.raises(Refused):
        keep(office, someone(role, office), rate(1, 0, 1))
    assert everything() == ([], [])


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.HEAD, Role.CLERK)])
def test_only_the_head_adopts(office, specialist, role):
    keep(office, specialist, rate(1, 0, 1))
    before = everything()

    with pytest.raises(Refused):
        adopt_figures(office, NAME, by=someone(role, office))
    assert everything() == before


def test_another_office_neither_measures_nor_adopts(office, specialist):
    other = an_office("phong-khac", "Phòng Khác")
    keep(office, specialist, rate(1, 0, 1))

    with pytest.raises(Refused):
        keep(office, someone(Role.SPECIALIST, other), rate(1, 0, 1))
    with pytest.raises(Refused):
        adopt_figures(office, NAME, by=someone(Role.HEAD, other))


# --- on other units ---------------------------------------------------------------------------------------------------


def test_a_kept_figure_is_asked_on_todays_units(office, specialist, head):
    keep(office, specialist, rate(1, 0, 1))
    adopt_figures(office, NAME, by=head)
    merging = [Unit.objects.get(code=code) for code in ("truong-mot", "truong-ba")]
    merge_units(merging, merging[0], day=YEAR_AFTER, by=SYSTEM)
    figure = with_shares(official_figures(office, NAME)).get()
    answers = [figure_on_structure(figure, each, today=YEAR_AFTER) for each in (Structure.AS_REPORTED, Structure.TODAY)]

    assert [sorted(share.unit for share in one.worked.shares) for one in answers] == [
        ["truong-ba", "truong-hai", "truong-mot"],
        ["truong-hai", "truong-mot"],
    ]
    assert [one.worked.figure.numerator for one in answers] == [2, 1]


def test_reading_a_years_figures_takes_as_many_queries_for_many_as_for_one(
    office, specialist, django_assert_num_queries
):
    keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0))
    with django_assert_num_queries(6):
        measured_of(newest_figures(office, NAME))
    keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0), count(5, 6, 7))

    with django_assert_num_queries(6):
        measured_of(newest_figures(office, NAME))
