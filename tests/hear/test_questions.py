"""Questions to offices: a number, a secret code, a day, an answer."""

import re
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from namhoc.front.models import Change
from namhoc.hear.models import Question, Step
from namhoc.hear.queries import duties_of
from namhoc.hear.questions import actions, queries
from namhoc.journal.models import Entry
from namhoc.people.errors import CannotBe, Refused
from namhoc.people.roles import Role
from tests.hear.readers import Reader
from tests.hear.test_rating import stamp_in, words
from tests.publish import planted

TYPED = {"office": "muong-lay", "subject": "fees", "name": "Lò Thị Ún", "text": "Học phí năm nay thế nào?"}
ASK, TRACK = "/gui-phan-hoi/", "/tra-cuu-phan-hoi/"


@pytest.fixture
def head(office):
    return planted.an_actor(office, Role.HEAD)


@pytest.fixture
def elsewhere(office):
    """Another office with somebody who answers."""
    other = planted.an_office("tuan-giao", "Phòng GD&ĐT huyện Tuần Giáo")
    planted.a_post(other, Role.SPECIALIST)
    return other


def ask(reader, **typed):
    solved = reader.challenge(f"{ASK}cau-do/", "questions")
    return reader.send(ASK, {**TYPED, **solved, **typed})


def told(answer):
    """The number and the code of the page that tells them."""
    return re.search(r"(PH-\d+-\d+)</b>.*<code>([A-Z0-9-]+)</code>", answer.content.decode(), re.DOTALL).groups()


def asked(head, **typed):
    number, code = told(ask(Reader(), **typed))
    return Question.objects.get(number=number), code


def look_up(number, code):
    return words(Reader().send(TRACK, {"number": number, "code": code}))


def test_who_asks_gets_a_number_a_code_and_a_day(head, reader):
    answer = ask(reader)
    number, code = told(answer)
    question = Question.objects.get()

    assert (number, question.number, question.asked_on) == (question.number, f"PH-2021-{question.pk:05d}", planted.DAY)
    assert (question.due_on, question.state) == (date(2021, 9, 24), "open")
    assert code not in str(Question.objects.values().get())
    assert "Học phí năm nay thế nào?" in words(answer)
    assert "Học phí năm nay thế nào?" in look_up(number.lower(), f" {code.lower().replace('-', ' ')} ")


def test_number_and_code_are_both_needed_and_a_wrong_guess_says_no_more(head):
    question, code = asked(head)
    other, other_code = asked(head, text="Khác")

    wrong = [(question.number, other_code), (question.number, ""), ("PH-2021-99999", code), (other.number, code)]
    pages = [look_up(number, guess) for number, guess in wrong]

    assert all("Học phí" not in page and "Khác" not in page for page in pages)
    assert sum("do not belong together" in page for page in pages) == 3


def test_a_network_cannot_guess_codes_for_long(head):
    question, code = asked(head)
    for _number in range(121):
        look_up(question.number, "AAAAA-AAAAA")

    assert "do not belong together" in look_up(question.number, code)


def test_a_form_sent_twice_is_one_question_with_one_code(head, reader):
    solved = reader.challenge(f"{ASK}cau-do/", "questions")

    pages = [told(reader.send(ASK, {**TYPED, **solved})) for _twice in range(2)]

    assert (pages[0], Question.objects.count()) == (pages[1], 1)


def test_without_scripts_the_page_s_own_stamp_does(head, reader):
    stamp = stamp_in(reader.client.get(ASK), "questions")

    assert "It has reached the office" in words(reader.send(ASK, {**TYPED, "stamp": stamp}))


@pytest.mark.parametrize(
    "wrong",
    [{"office": "khong-co"}, {"office": ""}, {"subject": "x"}, {"name": ""}, {"text": " "}, {"text": "a" * 6000}],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(head, reader, wrong):
    answer = ask(reader, **wrong)

    assert (answer.status_code, Question.objects.count()) == (200, 0)
    assert "Mend these points first" in words(answer)
    assert "Lò Thị Ún" in answer.content.decode() or "name" in wrong


def test_an_answer_is_read_by_who_asked_alone(head, reader):
    question, code = asked(head, may_publish="")
    actions.answer_question(question, "Không thu học phí.", by=head)

    page = look_up(question.number, code)
    assert "Answered" in page
    assert "Không thu học phí." in page
    assert "Phòng GD&amp;ĐT thị xã Mường Lay" in page
    assert "Không thu học phí." not in words(reader.client.get("/hoi-dap/"))


def test_a_question_is_handed_on_with_its_day_and_the_first_office_lets_go(head, elsewhere):
    question, code = asked(head)
    actions.forward_question(question, elsewhere, "Thuộc huyện Tuần Giáo.", by=head)
    there = planted.an_actor(elsewhere, Role.HEAD)

    assert list(queries.questions_open_to(head)) == []
    assert [(one.number, one.due_on) for one in queries.questions_open_to(there)] == [
        (question.number, question.due_on)
    ]
    assert "Thuộc huyện Tuần Giáo." in look_up(question.number, code)
    with pytest.raises(Refused):
        actions.answer_question(question, "Muộn.", by=head)


def test_nobody_hands_a_question_to_where_nobody_answers_or_to_themselves(head, office):
    question, _code = asked(head)
    empty = planted.an_office("dien-bien-dong", "Phòng GD&ĐT huyện Điện Biên Đông")

    for place in (empty, office):
        with pytest.raises(CannotBe):
            actions.forward_question(question, place, "", by=head)
    assert Step.objects.count() == 0


def test_question_and_answer_are_published_only_with_leave_and_without_the_name(head, reader):
    silent, _code = asked(head)
    open_, _code = asked(head, may_publish="on", text="Bao giờ khai giảng?")
    for question in (silent, open_):
        with pytest.raises(CannotBe):
            actions.show_question(question, shown=True, by=head)
        actions.answer_question(question, "Ngày 5 tháng 9.", by=head)
    with pytest.raises(CannotBe):
        actions.show_question(silent, shown=True, by=head)
    actions.show_question(open_, shown=True, by=head)

    page = words(reader.client.get("/hoi-dap/"))
    assert "Bao giờ khai giảng?" in page
    assert "Ngày 5 tháng 9." in page
    assert "Lò Thị Ún" not in page
    assert Change.objects.order_by("pk").last().names == "answers"
    actions.close_question(open_, "Nhầm.", by=head)
    assert "Bao giờ khai giảng?" not in words(reader.client.get("/hoi-dap/"))


def test_the_database_publishes_nothing_without_leave(head):
    question, _code = asked(head)

    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(published=True)


def test_each_step_is_in_the_journal_under_the_office(head, elsewhere):
    question, _code = asked(head, may_publish="on")
    actions.answer_question(question, "Có.", by=head)
    actions.show_question(question, shown=True, by=head)
    actions.close_question(question, "Nhầm.", by=head)
    actions.forward_question(question, elsewhere, "", by=head)

    entries = Entry.objects.filter(kind="hear.question").order_by("number").values_list("act", "thing_unit", "reason")
    assert list(entries) == [
        ("answer-question", "muong-lay", ""),
        ("show-question", "muong-lay", ""),
        ("close-question", "muong-lay", "Nhầm."),
        ("forward-question", "muong-lay", ""),
    ]


def test_open_questions_are_tasks_with_their_day(head, office):
    question, _code = asked(head)

    assert [(duty.title, duty.due) for duty in duties_of(head, "2020-2021")] == [
        (f"Trả lời {question.number}", question.due_on)
    ]
    assert duties_of(planted.an_actor(office), "2020-2021") == []


def test_the_office_answers_on_its_page(head, office, portal):
    question, _code = asked(head)
    at_the_desk = Reader()
    at_the_desk.client.force_login(planted.a_post(office, Role.SPECIALIST).account)
    path = f"/lam-viec/ban-doc/phan-hoi/{question.pk}/"

    empty = at_the_desk.client.post(path, {"answer": "1", "text": " "})
    full = at_the_desk.client.post(path, {"answer": "1", "text": "Không thu."})
    nowhere = at_the_desk.client.post(path, {"forward": "1", "office": "khong-co"})

    assert (empty.status_code, full.status_code, nowhere.status_code) == (200, 302, 200)
    assert "Write the answer" in words(empty)
    assert list(Step.objects.values_list("kind", "text")) == [("answered", "Không thu.")]
    assert question.number in words(at_the_desk.client.get("/lam-viec/ban-doc/phan-hoi/?trang-thai=answered"))


def test_no_other_office_opens_a_question(head, elsewhere):
    question, _code = asked(head)
    stranger = Reader()
    stranger.client.force_login(planted.a_post(elsewhere, Role.HEAD).account)

    assert stranger.client.get(f"/lam-viec/ban-doc/phan-hoi/{question.pk}/").status_code == 404
