"""Readers' comments: the office reads each before anyone sees it."""

import pytest

from namhoc.front.models import Change
from namhoc.hear.comments import actions, queries
from namhoc.hear.comments.actions import VERDICTS, decide_comments
from namhoc.hear.comments.models import Comment, CommentState, Door
from namhoc.hear.queries import duties_of
from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from tests.hear.readers import Reader
from tests.hear.test_rating import stamp_in, words
from tests.publish import planted
from tests.publish.test_pages import published

TYPED = {"name": "Lò Văn Ín", "text": "Bài viết hay."}


def path_of(article):
    return f"/y-kien/{article.pk}/binh-luan/"


def write(reader, article, **typed):
    solved = reader.challenge(f"{path_of(article)}cau-do/", f"comments:{article.pk}")
    return reader.send(path_of(article), {**TYPED, **solved, **typed})


def shown(article, editor, **facts):
    """A comment that everybody sees."""
    made = Comment.objects.create(page_id=article.pk, office=article.office, **{"form": "a", **TYPED, **facts})
    decide_comments([made.pk], VERDICTS["approve"], by=editor)
    made.refresh_from_db()
    return made


def states():
    return list(Comment.objects.order_by("pk").values_list("state", flat=True))


def test_nobody_sees_a_comment_before_the_office_let_it_through(article, editor, reader):
    answer = write(reader, article)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{article.url}#da-gui-y-kien")
    assert "Bài viết hay." not in words(reader.client.get(article.url))
    assert "Nobody has commented yet." in words(reader.client.get(article.url))

    decide_comments([Comment.objects.get().pk], VERDICTS["approve"], by=editor)

    page = words(reader.client.get(article.url))
    assert "Readers' comments (1)" in page
    assert "Lò Văn Ín" in page
    assert "Bài viết hay." in page


def test_the_heading_is_the_one_readers_know(article):
    from django.test import Client

    assert "Ý kiến bạn đọc" in words(Client().get(article.url))


def test_only_what_everybody_sees_drops_kept_pages(article, editor, reader):
    write(reader, article)
    before = Change.objects.filter(names__contains="comments:").count()
    decide_comments([Comment.objects.get().pk], VERDICTS["approve"], by=editor)

    assert (before, Change.objects.order_by("pk").last().names) == (0, f"comments:{article.pk}")


def test_a_reply_stands_below_the_comment_and_vanishes_with_it(article, editor, reader):
    first = shown(article, editor)
    write(reader, article, text="Tôi cũng nghĩ vậy.", answers=first.pk)
    reply = Comment.objects.get(answers=first)
    decide_comments([reply.pk], VERDICTS["approve"], by=editor)
    assert [(one.comment.pk, [two.pk for two in one.replies]) for one in queries.threads_of(article.pk)] == [
        (first.pk, [reply.pk])
    ]

    decide_comments([first.pk], VERDICTS["hide"], reason="Xúc phạm", by=editor)

    assert queries.threads_of(article.pk) == []
    assert "Tôi cũng nghĩ vậy." not in words(reader.client.get(article.url))


def test_replies_are_one_level_deep_and_stay_under_their_page(article, editor, office, reader):
    first = shown(article, editor)
    reply = shown(article, editor, form="b", answers=first)
    other = published(office, editor, "Khác.", title="Bài khác")

    write(reader, article, text="Hai tầng", answers=reply.pk)
    write(Reader(), other, text="Trang khác", answers=first.pk)
    write(Reader(), article, text="Không có", answers="9" * 400)

    texts = ("Hai tầng", "Trang khác", "Không có")
    assert list(Comment.objects.filter(text__in=texts).values_list("answers", flat=True)) == [None] * 3


def test_a_form_sent_twice_is_kept_once(article, reader):
    solved = reader.challenge(f"{path_of(article)}cau-do/", f"comments:{article.pk}")

    statuses = [reader.send(path_of(article), {**TYPED, **solved}).status_code for _twice in range(2)]

    assert (statuses, Comment.objects.count()) == ([303, 303], 1)


def test_without_scripts_the_typed_words_stand_on_a_page_to_send_from(article, reader):
    first = reader.send(path_of(article), {**TYPED, "email": "in@example.vn"})
    assert (first.status_code, Comment.objects.count()) == (200, 0)
    assert all(word in first.content.decode() for word in ("Lò Văn Ín", "Bài viết hay.", "in@example.vn"))

    second = reader.send(path_of(article), {**TYPED, "stamp": stamp_in(first, f"comments:{article.pk}")})

    assert (second.status_code, Comment.objects.count()) == (303, 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " \u200b "}, "Write your name"),
        ({"text": "\u2800\u3164"}, "Write your comment"),
        ({"email": "không phải"}, "E-mail"),
        ({"text": "a" * 2_001}, "Your comment"),
        ({"website": "http://spam"}, "The field for machines was filled in."),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_stays(article, reader, wrong, said):
    answer = write(reader, article, **wrong)

    assert (answer.status_code, Comment.objects.count()) == (200, 0)
    assert said in words(answer)
    kept = {**TYPED, **wrong}
    assert all(word in answer.content.decode() for name in ("name", "text") if (word := kept[name].strip()))


def test_a_device_sends_five_comments_an_hour(article, reader):
    statuses = [write(reader, article, text=f"Ý kiến {number}").status_code for number in range(6)]

    assert (statuses, Comment.objects.count()) == ([303] * 5 + [200], 5)
    assert write(Reader(), article).status_code == 303  # somebody else behind the same address


def test_an_address_in_a_comment_is_no_link_and_its_e_mail_is_not_shown(article, editor, reader):
    shown(article, editor, text="Xem https://example.org nhé", email="rieng@example.vn")

    page = reader.client.get(article.url).content.decode()

    assert "Xem https://example.org nhé" in page
    assert 'href="https://example.org' not in page
    assert "rieng@example.vn" not in page


def test_a_page_may_be_open_to_members_or_closed(article, editor, office, portal, reader):
    actions.set_comment_door(portal, Door.MEMBERS, office, by=editor)
    refused = write(reader, article)
    member = Reader()
    member.client.force_login(planted.a_post(office).account)
    taken = write(member, article)
    actions.set_comment_door(article, Door.NOBODY, office, by=editor)
    closed = member.send(path_of(article), TYPED)

    assert (refused.status_code, taken.status_code, closed.status_code) == (200, 303, 404)
    assert "Only readers who have signed in write here." in words(refused)
    assert Comment.objects.get().member is not None
    assert "Comments on this article are closed." in words(reader.client.get(article.url))


def test_a_reported_comment_stays_until_the_office_decides(article, editor, reader):
    comment = shown(article, editor)
    path = f"/y-kien/bao/{comment.pk}/"
    for _twice in range(2):
        stamp = stamp_in(reader.client.get(path), f"report:{comment.pk}")
        reader.send(path, {"stamp": stamp, "why": "Xúc phạm"})

    assert (comment.reports.count(), states(), queries.waiting_and_reported(editor)) == (1, ["shown"], (0, 1))
    decide_comments([comment.pk], VERDICTS["keep"], by=editor)
    assert queries.waiting_and_reported(editor) == (0, 0)


def test_a_waiting_comment_can_neither_be_answered_nor_reported(article, reader):
    write(reader, article)
    pk = Comment.objects.get().pk

    assert reader.client.get(f"/y-kien/bao/{pk}/").status_code == 404
    assert "Bài viết hay." not in words(reader.client.get(f"{path_of(article)}?tra-loi={pk}"))


# --- the office -------------------------------------------------------------------------------------------------------


def test_each_decision_goes_from_its_states_only_and_is_in_the_journal(article, editor):
    comment = shown(article, editor)
    steps = [("approve", "shown"), ("refuse", "shown"), ("hide", "hidden"), ("hide", "hidden"), ("reopen", "waiting")]
    steps += [("refuse", "refused"), ("approve", "refused"), ("reopen", "waiting")]
    for verb, state in steps:
        decide_comments([comment.pk], VERDICTS[verb], reason="Vì sao", by=editor)
        assert (verb, *states()) == (verb, state)

    acts = Entry.objects.filter(kind="hear.comment").order_by("number").values_list("act", "thing_unit", "reason")
    assert list(acts) == [
        ("approve-comment", "muong-lay", ""),
        ("hide-comment", "muong-lay", "Vì sao"),
        ("reopen-comment", "muong-lay", ""),
        ("refuse-comment", "muong-lay", "Vì sao"),
        ("reopen-comment", "muong-lay", ""),
    ]


def test_another_office_neither_reads_nor_decides(article, reader):
    write(reader, article)
    stranger = planted.an_actor(planted.an_office("tuan-giao", "Phòng GD&ĐT huyện Tuần Giáo"))

    assert list(queries.comments_open_to(stranger)) == []
    with pytest.raises(Refused):
        decide_comments([Comment.objects.get().pk], VERDICTS["approve"], by=stranger)
    assert states() == ["waiting"]


def test_comments_are_decided_on_together_and_taken_back(article, at_the_desk):
    for _number in range(3):
        write(Reader(), article)
    pks = list(Comment.objects.values_list("pk", flat=True))

    told = at_the_desk.client.post("/lam-viec/ban-doc/y-kien/", {"comment": pks[:2], "approve": "1"}, follow=True)
    assert "Decided on 2 comments." in words(told)
    assert states() == ["shown", "shown", "waiting"]
    at_the_desk.client.post(told.redirect_chain[0][0], {"comment": pks[:2], "reopen": "1"})

    assert states() == ["waiting"] * 3


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"approve": "1"}, "Choose at least one comment"),
        ({"comment": ["x", "\x00", "9" * 40], "approve": "1"}, "Choose at least one comment"),
        ({"comment": "{pk}"}, "Choose at least one comment"),
        ({"comment": "{pk}", "refuse": "1"}, "Write why"),
    ],
)
def test_a_decision_without_its_parts_changes_nothing(article, at_the_desk, sent, said):
    write(Reader(), article)
    pk = Comment.objects.get().pk
    sent = {name: str(pk) if value == "{pk}" else value for name, value in sent.items()}

    answer = at_the_desk.client.post("/lam-viec/ban-doc/y-kien/", sent)

    assert (answer.status_code, states()) == (200, ["waiting"])
    assert said in words(answer)


def test_what_waits_is_among_the_tasks_of_who_reads_it(article, editor, office, reader):
    write(reader, article)

    assert [(duty.title, duty.url) for duty in duties_of(editor, "2020-2021")] == [
        ("1 ý kiến bạn đọc chờ duyệt", "/lam-viec/ban-doc/y-kien/")
    ]
    assert duties_of(planted.an_actor(office, Role.HEAD), "2020-2021") == []


def test_a_page_of_many_comments_asks_as_many_queries_as_one_of_few(article, editor, django_assert_num_queries):
    for number in range(3):
        shown(article, editor, form=str(number))

    with django_assert_num_queries(1):
        assert len(queries.threads_of(article.pk)) == 3


def test_the_office_s_list_asks_as_many_queries_for_three_as_for_one(article, at_the_desk):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = []
    for number in range(3):
        Comment.objects.create(page_id=article.pk, office=article.office, form=str(number), **TYPED)
        with CaptureQueriesContext(connection) as caught:
            at_the_desk.client.get("/lam-viec/ban-doc/y-kien/")
        asked.append(len(caught))

    assert asked[1] == asked[2]
    assert set(CommentState.values) == {"waiting", "shown", "refused", "hidden"}
