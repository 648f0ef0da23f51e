"""The plan on its pages: read by the office, set by those who may."""

from datetime import date
from fractions import Fraction

import pytest
from django.urls import reverse

from namhoc.law.catalogue import catalogue
from namhoc.people.roles import Role
from namhoc.plan.actions import name_document, set_remarks, set_rollout, set_target, set_task, settle_targets
from namhoc.plan.facts import DocumentFact, RemarkFact, RolloutFact
from namhoc.plan.models import Document, Target, Task
from namhoc.plan.queries import remarks_of, targets_of, tasks_of
from tests.collect.desk import an_office, clerk_of, schools_of, someone
from tests.measure.reading import at_desk, queries_for, seen, words_of
from tests.measure.worked import ACCREDITED, YEAR, accredited, adopted, kept

pytestmark = pytest.mark.django_db
RESOLUTION = DocumentFact("nq-15", "15-NQ/TU", date(2018, 3, 16), "Tỉnh ủy", "Sắp xếp đơn vị")
PLAN = "plan-year"


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def by(office):
    return someone(Role.SPECIALIST, office)


@pytest.fixture
def basis(office, by):
    return name_document(RESOLUTION, office, by=by)


@pytest.fixture
def desk(client, by):
    return at_desk(client, by)


def set_by_hand(desk, office, indicator, typed):
    basis = name_document(RESOLUTION, office, by=someone(Role.SPECIALIST, office))
    return desk.post(reverse("plan-add-target"), {"indicator": indicator, "least": typed, "basis": basis.pk})


def a_target(office, basis, by, indicator=ACCREDITED, least=Fraction(3, 4)):
    return set_target(office, YEAR, indicator, least, basis=basis, by=by)


# --- read -------------------------------------------------------------------------------------------------------------


def test_the_plan_tells_tasks_targets_roll_out_and_remarks(office, by, basis, desk):
    set_task(office, YEAR, kind="task", text="Sắp xếp mạng lưới", basis=basis, by=by)
    set_task(office, YEAR, kind="solution", text="Huy động nguồn lực", by=by)
    a_target(office, basis, by)
    set_rollout(office, [RolloutFact(YEAR, 2, "running"), RolloutFact(YEAR, 1, "running")], by=by)
    set_remarks(office, YEAR, [RemarkFact(YEAR, "Bối cảnh", "Năm có dịch.")], by=by)

    page = seen(desk, reverse(PLAN))
    assert f"{catalogue().indicators[ACCREDITED].label_en} 75% not measured not known yet 15-NQ/TU" in page
    assert "Key tasks (1) Add a task 1. Sắp xếp mạng lưới by 15-NQ/TU" in page
    assert "Groups of solutions (1) Add a group of solutions 1. Huy động nguồn lực" in page
    assert "Curriculum of 2018 grades 1, 2 running" in page
    assert "Bối cảnh Năm có dịch." in page
    assert "15-NQ/TU Sắp xếp đơn vị Tỉnh ủy, 16 Mar 2018" in page


def test_a_result_stands_beside_its_target_draft_or_adopted(office, by, basis, desk):
    a_target(office, basis, by)
    kept(office, accredited(8, 12))
    assert "75% 66.67% (draft) not reached" in seen(desk, reverse(PLAN))

    adopted(office, accredited(9, 12))
    assert "75% 75% reached" in seen(desk, reverse(PLAN))


def test_an_empty_plan_says_what_a_target_is(desk):
    assert "No target yet A target is the least value an indicator is to reach" in seen(desk, reverse(PLAN))


def test_another_years_plan_is_not_this_years(office, by, client):
    set_task(office, "2021-2022", kind="task", text="Việc năm sau", by=by)

    assert [
        "Việc năm sau" in seen(at_desk(client, by, year), reverse(PLAN)) for year in ("2020-2021", "2021-2022")
    ] == [False, True]


def test_an_auditor_reads_the_plan_an_editor_and_a_clerk_do_not(office, client):
    school, *_more = schools_of(office)

    assert "Set a target" not in seen(at_desk(client, someone(Role.AUDITOR, office)), reverse(PLAN))
    assert at_desk(client, someone(Role.EDITOR, office)).get(reverse(PLAN)).status_code == 403
    assert at_desk(client, clerk_of(school)).get(reverse(PLAN)).status_code == 403


def test_only_those_who_set_the_plan_come_to_its_forms(office, client, by, basis):
    task, target = set_task(office, YEAR, kind="task", text="a", by=by), a_target(office, basis, by)
    at_desk(client, someone(Role.EDITOR, office))
    pages = [reverse(f"plan-{name}") for name in ("add-task", "add-target", "add-document", "remarks")]
    pages += [reverse("plan-task", args=[task.pk]), reverse("plan-document", args=["nq-15"])]
    acts = [reverse("plan-remove-task", args=[task.pk]), reverse("plan-withdraw-target", args=[target.pk])]

    assert {client.get(page).status_code for page in pages} | {client.post(act).status_code for act in acts} == {403}
    assert (Task.objects.count(), targets_of(office, YEAR)) == (1, [target])


def test_another_offices_task_is_not_there(office, by, client):
    task = set_task(office, YEAR, kind="task", text="a", by=by)
    at_desk(client, someone(Role.SPECIALIST, an_office("phong-khac", "Phòng khác")))

    assert client.get(reverse("plan-task", args=[task.pk])).status_code == 404


# --- set --------------------------------------------------------------------------------------------------------------


def test_a_task_is_added_behind_the_others_and_changed_in_place(office, desk, basis):
    for text in ("Một", "Hai"):
        desk.post(reverse("plan-add-task"), {"kind": "task", "text": text, "basis": basis.pk})
    first, _second = tasks_of(office, YEAR)
    desk.post(reverse("plan-task", args=[first.pk]), {"text": "Một, sửa lại"})

    assert [(task.number, task.text, task.basis) for task in tasks_of(office, YEAR)] == [
        (1, "Một, sửa lại", None),
        (2, "Hai", basis),
    ]


def test_a_task_is_taken_out(office, desk, by):
    task = set_task(office, YEAR, kind="task", text="Bỏ", by=by)

    answer = desk.post(reverse("plan-remove-task", args=[task.pk]), follow=True)
    assert ("Taken out of the plan: 1. Bỏ" in words_of(answer), tasks_of(office, YEAR)) == (True, [])


@pytest.mark.parametrize(
    ("indicator", "typed", "least"),
    [
        (ACCREDITED, "10%", Fraction(1, 10)),
        (ACCREDITED, " 99,9% ", Fraction(999, 1000)),
        ("excellent-pupil-prizes", "1.234", Fraction(1234)),
        ("pupils-per-class", "28,5", Fraction(57, 2)),
    ],
)
def test_a_target_is_read_as_people_write_it(office, desk, indicator, typed, least):
    set_by_hand(desk, office, indicator, typed)

    assert [(target.indicator, target.at_least) for target in targets_of(office, YEAR)] == [(indicator, least)]


@pytest.mark.parametrize(
    ("indicator", "typed", "said"),
    [
        (ACCREDITED, "10", "This indicator is a share. Write the sign, too: 10%."),
        ("excellent-pupil-prizes", "10%", "This indicator is no share. Write the number alone."),
        (ACCREDITED, "nhiều", "“nhiều” cannot be read. Write a number such as 30 or 10,5, or a share such as 95%."),
        (ACCREDITED, "", "Write the least value to reach."),
    ],
)
def test_a_target_that_cannot_be_read_is_refused_with_what_to_write(office, desk, indicator, typed, said):
    answer = set_by_hand(desk, office, indicator, typed)

    assert said in words_of(answer)
    assert targets_of(office, YEAR) == []


def test_a_target_is_shown_for_change_as_it_was_written(office, desk, basis, by):
    target = a_target(office, basis, by, least=Fraction(199, 200))

    assert 'value="99,5%"' in desk.get(reverse("plan-target", args=[target.pk])).content.decode()


def test_a_settled_target_warns_and_its_change_is_a_revision(office, desk, basis, by):
    target = a_target(office, basis, by)
    settle_targets(office, [target], by=someone(Role.HEAD, office))
    page = reverse("plan-target", args=[target.pk])
    assert "Adopted figures have rested on this target since 15 Oct 2020." in seen(desk, page)

    desk.post(page, {"least": "80%", "basis": basis.pk})
    assert [(one.revision, one.at_least) for one in targets_of(office, YEAR)] == [(2, Fraction(4, 5))]


def test_a_target_is_withdrawn(office, desk, basis, by):
    target = a_target(office, basis, by)
    desk.post(reverse("plan-withdraw-target", args=[target.pk]))

    assert (targets_of(office, YEAR), Target.objects.count()) == ([], 1)


def test_a_document_gets_a_code_from_its_number_and_year_once(desk):
    typed = {"number": "862/KH-UBND", "day": "2021-04-26", "issuer": "UBND thị xã", "title": "Kế hoạch"}
    desk.post(reverse("plan-add-document"), typed)
    answer = desk.post(reverse("plan-add-document"), typed)

    assert "This document is there already: 862/KH-UBND." in words_of(answer)
    assert list(Document.objects.values_list("code", "number", "day")) == [
        ("862-kh-ubnd-2021", "862/KH-UBND", date(2021, 4, 26))
    ]


def test_a_document_is_mended_under_its_own_code(desk, basis):
    typed = {"number": "15-NQ/TU", "day": "2018-03-16", "issuer": "Tỉnh ủy Điện Biên", "title": "Đề án sắp xếp"}
    desk.post(reverse("plan-document", args=[basis.code]), typed)

    assert list(Document.objects.values_list("code", "issuer", "title")) == [
        ("nq-15", "Tỉnh ủy Điện Biên", "Đề án sắp xếp")
    ]


def test_a_document_that_another_offices_plan_rests_on_is_not_changed_here(client, office, basis, by):
    a_target(office, basis, by)
    other = an_office("phong-khac", "Phòng khác")
    at_desk(client, someone(Role.SPECIALIST, other))
    answer = client.post(reverse("plan-document", args=["nq-15"]), {"issuer": "Tôi", "title": "Khác"})

    assert "Another office's plan rests on this document as it is" in words_of(answer)
    basis.refresh_from_db()
    assert basis.title == "Sắp xếp đơn vị"


def test_remarks_are_kept_in_their_order_and_an_emptied_one_goes(office, desk, by):
    set_remarks(office, YEAR, [RemarkFact(YEAR, "Bối cảnh", "Cũ"), RemarkFact(YEAR, "Sĩ số", "Bỏ")], by=by)
    rows = [("Bối cảnh", "Mới"), ("Sĩ số", ""), ("Mạng lưới", "Thêm")]
    typed = {
        f"form-{at}-{name}": value
        for at, row in enumerate(rows)
        for name, value in zip(("about", "text"), row, strict=True)
    }
    desk.post(reverse("plan-remarks"), {"form-TOTAL_FORMS": 3, "form-INITIAL_FORMS": 2, **typed})

    assert [(one.about, one.text) for one in remarks_of(office, YEAR)] == [("Bối cảnh", "Mới"), ("Mạng lưới", "Thêm")]


def test_a_remark_about_nothing_is_refused(office, desk):
    answer = desk.post(
        reverse("plan-remarks"), {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-text": "Về cái gì?"}
    )

    assert "Write in a word or two what it is about" in words_of(answer)
    assert remarks_of(office, YEAR) == []


def test_the_plan_asks_as_many_queries_for_three_lines_as_for_thirty(office, desk, by, basis):
    codes = [code for code, one in catalogue().indicators.items() if one.shown.kind == "per cent"]
    asked = {}
    for count in (3, 30):
        for at, code in enumerate(codes[:count]):
            a_target(office, basis, by, indicator=code)
            set_task(office, YEAR, kind="task", text=str(at), number=at, basis=basis, by=by)
        asked[count] = queries_for(desk, reverse(PLAN))

    assert asked[3] == asked[30]
