"""What a member sees of their own words, and nobody else."""

import pytest
from django.test import Client

from namhoc.hear.comments.actions import VERDICTS, decide_comments
from namhoc.hear.models import Comment, Question
from namhoc.hear.questions.actions import answer_question
from namhoc.people.roles import Role
from tests.hear.readers import Reader
from tests.publish import planted

PLACE = "/y-kien/cua-toi/"


@pytest.fixture
def member(office, portal):
    reader = Reader()
    reader.account = planted.a_post(office, Role.CLERK, name="Lò Thị Ún").account
    reader.client.force_login(reader.account)
    return reader


def comment(reader, article, text, **more):
    path = f"/y-kien/{article.pk}/binh-luan/"
    solved = reader.challenge(f"{path}cau-do/", f"comments:{article.pk}")
    reader.send(path, {"name": "Ún", "text": text, **solved, **more})
    return Comment.objects.get(text=text)


def ask(reader, subject="fees"):
    solved = reader.challenge("/gui-phan-hoi/cau-do/", "questions")
    typed = {"office": "muong-lay", "subject": subject, "name": "Ún", "text": "Học phí thế nào?"}
    reader.send("/gui-phan-hoi/", {**typed, **solved})
    return Question.objects.latest("pk")


def seen(reader):
    return reader.client.get(PLACE).content.decode()


def test_a_member_sees_how_each_comment_stands_and_why(article, editor, member):
    first, second = comment(member, article, "Bài hay."), comment(member, article, "Chê bai.")
    decide_comments([first.pk], VERDICTS["approve"], by=editor)
    decide_comments([second.pk], VERDICTS["refuse"], reason="Lời lẽ không hợp.", by=editor)
    page = seen(member)

    assert f'{article.url}#y-kien-{first.pk}"' in page
    assert "Refused" in page
    assert "The office wrote: Lời lẽ không hợp." in page


def test_replies_of_others_are_told_once_they_are_shown(article, editor, member):
    first = comment(member, article, "Bài hay.")
    decide_comments([first.pk], VERDICTS["approve"], by=editor)
    reply = comment(Reader("198.51.100.2"), article, "Tôi cũng thấy thế.", answers=first.pk)
    assert "Tôi cũng thấy thế." not in seen(member)

    decide_comments([reply.pk], VERDICTS["approve"], by=editor)
    assert "Ún replied to your comment" in seen(member)


def test_answers_of_the_office_are_told(office, member):
    head = planted.an_actor(office, Role.HEAD)
    question = ask(member)
    answer_question(question, "Không thay đổi.", by=head)

    assert seen(member).count("Không thay đổi.") == 2  # as a notice, and with the question


def test_a_complaint_is_kept_without_the_account(office, member):
    planted.an_actor(office, Role.HEAD)
    question = ask(member, "complaint")

    assert (question.member, "Học phí thế nào?" in seen(member)) == (None, False)


def test_nobody_sees_the_words_of_another(office, article, editor, member, at_the_desk):
    comment(member, article, "Chỉ của tôi.")

    assert "Chỉ của tôi." in seen(member)
    assert "Chỉ của tôi." not in seen(at_the_desk)


def test_who_is_not_signed_in_is_led_to_signing_in_and_nothing_is_kept(article, member):
    assert Client().get(PLACE).headers["Location"].startswith("/dang-nhap/")

    answer = member.client.get(PLACE)
    assert "no-store" in answer.headers["Cache-Control"]
    assert "X-Shows" not in answer.headers


def test_many_comments_ask_no_more_than_one(article, member, django_assert_max_num_queries):
    for number in range(4):
        comment(member, article, f"Lời {number}")
    with django_assert_max_num_queries(22):
        seen(member)
