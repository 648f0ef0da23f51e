"""An office's plan: set by whoever may, read back as it was said, each act with its entry."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.plan import actions
from namhoc.plan.facts import DocumentFact, PlanFacts, RemarkFact, RolloutFact, TargetFact, TaskFact
from namhoc.plan.models import Document, Rollout, Target, Task
from namhoc.plan.queries import (
    documents,
    plan_facts,
    remarks_of,
    rollout_of,
    targets_followed,
    targets_of,
    targets_open_to,
    tasks_of,
    tasks_open_to,
)
from tests.collect.desk import an_office, someone

YEAR, NEXT = "2020-2021", "2021-2022"
RESOLUTION = DocumentFact("nq-15", "15-NQ/TU", date(2018, 3, 16), "Tỉnh ủy", "Về sắp xếp", "2018-2021", "2030")
DIRECTIVE = DocumentFact("ct", "", None, "UBND tỉnh", "Nhiệm vụ năm học")
PLAN = PlanFacts(
    (DIRECTIVE, RESOLUTION),
    (TaskFact(YEAR, "solution", 1, "Giải pháp"), TaskFact(YEAR, "task", 1, "Nhiệm vụ", "nq-15")),
    (TargetFact(YEAR, "school-units-reduction-rate", Fraction(1, 10), "nq-15", date(2020, 5, 31)),),
    (RolloutFact(NEXT, 3, "prepared"), RolloutFact(NEXT, 3, "prepared", "Tin học", "2022-2023")),
    (RemarkFact(YEAR, "qualities", "Thứ nhất"), RemarkFact(YEAR, "context", "Thứ hai")),
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def by(office):
    return someone(Role.SPECIALIST, office)


def sorted_facts(facts: PlanFacts) -> list:
    return [sorted(map(str, each)) for each in vars(facts).values()]


def test_a_plan_that_is_loaded_reads_back_as_it_was_said(office, by):
    actions.load_plan(office, PLAN, by=by)

    assert sorted_facts(plan_facts(office)) == sorted_facts(PLAN)


def test_a_plan_loaded_again_is_the_same_plan(office, by):
    actions.load_plan(office, PLAN, by=by)
    rows = (list(Target.objects.values()), list(Task.objects.values()), list(Document.objects.values()))
    actions.load_plan(office, PLAN, by=by)

    assert (list(Target.objects.values()), list(Task.objects.values()), list(Document.objects.values())) == rows
    assert sorted_facts(plan_facts(office)) == sorted_facts(PLAN)


def test_the_journal_keeps_what_new_words_take_the_place_of(office, by):
    actions.load_plan(office, PLAN, by=by)

    actions.set_remarks(office, YEAR, [RemarkFact(YEAR, "context", "Khác")], by=by)
    actions.set_rollout(office, [RolloutFact(NEXT, 3, "running")], by=by)
    actions.name_document(replace(RESOLUTION, title="Khác"), office, by=by)

    told = Entry.objects.order_by("-number").values_list("details", flat=True)[:3]
    named, rows, remarks = [json.loads(each)["was"] for each in told]
    assert named["title"] == "Về sắp xếp"
    assert rows == ["2021-2022, 3, prepared, , ", "2021-2022, 3, prepared, Tin học, 2022-2023"]
    assert remarks == ["qualities: Thứ nhất", "context: Thứ hai"]


def test_remarks_keep_the_order_the_office_gave_them(office, by):
    actions.load_plan(office, PLAN, by=by)

    assert [remark.text for remark in remarks_of(office, YEAR)] == ["Thứ nhất", "Thứ hai"]


def test_tasks_come_before_groups_of_solutions_each_in_its_order(office, by):
    for kind, number in [("solution", 1), ("task", 2), ("task", 1)]:
        actions.set_task(office, YEAR, kind=kind, text=f"{kind} {number}", number=number, by=by)

    assert [task.text for task in tasks_of(office, YEAR)] == ["task 1", "task 2", "solution 1"]


def test_a_task_without_a_number_goes_behind_the_others_of_its_kind(office, by):
    actions.set_task(office, YEAR, kind="solution", text="a", number=7, by=by)
    added = [actions.set_task(office, YEAR, kind="task", text=text, by=by).number for text in "ab"]

    assert added == [1, 2]


def test_a_task_set_again_under_its_number_is_mended(office, by):
    first = actions.set_task(office, YEAR, kind="task", text="Cũ", number=1, by=by)
    again = actions.set_task(office, YEAR, kind="task", text="Mới", number=1, by=by)

    assert (again.pk, [task.text for task in tasks_of(office, YEAR)]) == (first.pk, ["Mới"])


def test_a_removed_task_is_gone_and_its_words_are_in_the_journal(office, by):
    task = actions.set_task(office, YEAR, kind="task", text="Nhiệm vụ bỏ", number=1, by=by)
    actions.remove_task(task, by=by)

    assert tasks_of(office, YEAR) == []
    assert "Nhiệm vụ bỏ" in Entry.objects.get(act="remove-task").details


def test_a_roll_out_takes_the_place_of_that_years_and_of_no_other(office, by):
    actions.set_rollout(office, [RolloutFact(YEAR, 1, "running"), RolloutFact(NEXT, 2, "prepared")], by=by)
    actions.set_rollout(office, [RolloutFact(NEXT, 3, "prepared")], by=by)

    assert [[row.grade for row in rollout_of(office, year)] for year in (YEAR, NEXT)] == [[1], [3]]


# --- targets ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def target(office, by):
    actions.name_document(RESOLUTION, office, by=by)
    return set_to(office, Fraction(1, 10), by)


def set_to(office, least, by):
    document = Document.objects.get(code="nq-15")
    return actions.set_target(office, YEAR, "schools-accredited-rate", least, basis=document, by=by)


def standing(office):
    return [(one.revision, one.at_least) for one in targets_of(office, YEAR)]


def test_a_target_that_nothing_rests_on_is_mended(office, by, target):
    set_to(office, Fraction(1, 5), by)

    assert (standing(office), Target.objects.count()) == ([(1, Fraction(1, 5))], 1)


def test_a_target_said_again_stays_as_it_is_and_leaves_no_entry(office, by, target):
    before = Entry.objects.count()

    assert (set_to(office, Fraction(1, 10), by), Entry.objects.count()) == (target, before)


def test_a_settled_target_stays_and_the_new_one_is_its_next_revision(office, by, target):
    actions.settle_targets(office, [target], by=someone(Role.HEAD, office))
    set_to(office, Fraction(1, 5), by)

    assert (standing(office), Target.objects.get(revision=1).at_least) == ([(2, Fraction(1, 5))], Fraction(1, 10))


def test_a_withdrawn_target_no_longer_stands_and_one_set_again_does(office, by, target):
    actions.withdraw_target(target, by=by)
    assert standing(office) == []

    set_to(office, Fraction(1, 10), by)
    assert standing(office) == [(2, Fraction(1, 10))]


def test_a_target_is_kept_exactly(office, by, target):
    set_to(office, Fraction(1, 3), by)

    assert Target.objects.get().at_least == Fraction(1, 3)


def test_a_target_without_a_figure_is_neither_met_nor_missed(office, by, target):
    assert [(one.target, one.result, one.met) for one in targets_followed(office, YEAR)] == [(target, None, None)]


def test_following_targets_takes_two_queries_however_many(office, by, target, django_assert_num_queries):
    document = Document.objects.get(code="nq-15")
    for indicator in ("a", "b", "c"):
        actions.set_target(office, YEAR, indicator, Fraction(1), basis=document, by=by)

    with django_assert_num_queries(2):
        targets_followed(office, YEAR)


# --- documents --------------------------------------------------------------------------------------------------------


def test_a_document_named_again_is_mended_while_it_is_the_offices_alone(office, by):
    actions.load_plan(office, PLAN, by=by)
    actions.name_document(DocumentFact("nq-15", "15-NQ/TU", None, "Tỉnh ủy", "Tên đúng"), office, by=by)

    assert [one.title for one in documents() if one.code == "nq-15"] == ["Tên đúng"]


def test_a_document_that_another_offices_plan_rests_on_is_not_rewritten(office, by):
    actions.load_plan(office, PLAN, by=by)
    other = an_office("phong-khac", "Phòng Khác")
    stranger = someone(Role.SPECIALIST, other)

    assert actions.name_document(RESOLUTION, other, by=stranger).title == "Về sắp xếp"  # the same may be said again
    with pytest.raises(Refused):
        actions.name_document(DocumentFact("nq-15", "1/GIẢ", None, "Ai đó", "Khác"), other, by=stranger)
    assert Document.objects.get(code="nq-15").title == "Về sắp xếp"


def test_a_document_is_cited_by_its_number_and_without_one_by_its_title():
    assert (RESOLUTION.label, DIRECTIVE.label) == ("15-NQ/TU", "Nhiệm vụ năm học")


# --- refused ----------------------------------------------------------------------------------------------------------

ACTS = {
    "name-document": lambda office, by: actions.name_document(DIRECTIVE, office, by=by),
    "set-task": lambda office, by: actions.set_task(office, YEAR, kind="task", text="x", by=by),
    "remove-task": lambda _office, by: actions.remove_task(Task.objects.first(), by=by),
    "set-target": lambda office, by: set_to(office, Fraction(1, 2), by),
    "withdraw-target": lambda _office, by: actions.withdraw_target(Target.objects.first(), by=by),
    "set-rollout": lambda office, by: actions.set_rollout(office, [], by=by),
    "set-remarks": lambda office, by: actions.set_remarks(office, YEAR, [], by=by),
    "load-plan": lambda office, by: actions.load_plan(office, PLAN, by=by),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.COUNCIL, Role.EDITOR])
def test_whoever_may_not_plan_is_refused_and_nothing_changes(office, by, act, role):
    actions.load_plan(office, PLAN, by=by)
    before, entries = sorted_facts(plan_facts(office)), Entry.objects.count()
    stranger = someone(role, office)
    entries = Entry.objects.count()

    with pytest.raises(Refused):
        ACTS[act](office, stranger)
    assert (sorted_facts(plan_facts(office)), Entry.objects.count()) == (before, entries)


@pytest.mark.parametrize("act", ACTS)
def test_another_office_is_refused(office, by, act):
    actions.load_plan(office, PLAN, by=by)
    stranger = someone(Role.SPECIALIST, an_office("phong-khac", "Phòng Khác"))

    with pytest.raises(Refused):
        ACTS[act](office, stranger)


def test_only_the_head_settles_targets(office, by, target):
    with pytest.raises(Refused):
        actions.settle_targets(office, [target], by=by)


def test_open_to_a_post_are_the_tasks_and_targets_of_its_own_office(office, by, target):
    task = actions.set_task(office, YEAR, kind="task", text="x", by=by)
    stranger = someone(Role.SPECIALIST, an_office("phong-khac", "Phòng Khác"))

    assert [list(targets_open_to(one)) for one in (by, stranger)] == [[target], []]
    assert [list(tasks_open_to(one)) for one in (by, stranger)] == [[task], []]


# --- the database says no -------------------------------------------------------------------------------------------


def test_the_database_keeps_one_task_a_number_and_one_roll_out_a_line(office, by):
    actions.load_plan(office, PLAN, by=by)
    task, line = Task.objects.first(), Rollout.objects.first()

    for row in (task, line):
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_the_database_keeps_one_revision_and_a_denominator(office, by, target):
    for change in ({}, {"revision": 2, "at_least_denominator": 0}):
        row = Target.objects.get(revision=1)
        row.pk, row._state.adding = None, True
        for name, value in change.items():
            setattr(row, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_each_act_leaves_its_entry(office, by):
    actions.load_plan(office, PLAN, by=by)
    target = Target.objects.get()
    actions.settle_targets(office, [target], by=someone(Role.HEAD, office))
    actions.withdraw_target(target, by=by)
    actions.remove_task(Task.objects.first(), by=by)
    acts = Entry.objects.filter(account__in=[by.account, f"office-head-{office.code}"]).order_by("number")

    assert list(acts.values_list("act", flat=True)) == [
        "name-document",
        "name-document",
        "set-task",
        "set-task",
        "set-target",
        "set-rollout",
        "set-remarks",
        "settle-targets",
        "withdraw-target",
        "remove-task",
    ]
