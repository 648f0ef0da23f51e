"""Polls: one ballot a person, by the same guards as ratings."""

from datetime import date, timedelta

import pytest

from namhoc.front.models import Change
from namhoc.hear.models import Ballot, Poll
from namhoc.hear.polls import actions, queries
from namhoc.hear.polls.turning import turn_polls
from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from tests.hear.readers import Reader
from tests.hear.test_rating import stamp_in, words
from tests.publish import planted

TODAY = planted.DAY


@pytest.fixture
def poll(office, editor):
    return opened(office, editor)


def opened(office, editor, *, opens_on=TODAY, closes_on=TODAY):
    days = {"opens_on": opens_on, "closes_on": closes_on}
    return actions.open_poll(office, "Bạn đọc tin ở đâu?", ["Ở nhà", "Ở trường"], **days, by=editor)


def vote(reader, poll, place, **more):
    path = f"/tham-do/{poll.pk}/"
    solved = reader.challenge(f"{path}cau-do/", f"poll:{poll.pk}")
    choice = poll.choices.all()[place].pk if place is not None else ""
    return reader.send(path, {**solved, "choice": choice, **more})


def counts(poll):
    return [(line.choice.text, line.ballots, line.percent) for line in queries.lines_of(poll)]


def test_one_person_has_one_ballot_which_may_be_changed(poll, reader):
    vote(reader, poll, 0)
    vote(Reader(), poll, 0)
    answer = vote(reader, poll, 1)

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/tham-do/{poll.pk}/#da-chon")
    assert counts(poll) == [("Ở nhà", 1, 50), ("Ở trường", 1, 50)]
    assert Change.objects.order_by("pk").last().names == f"poll:{poll.pk}"
    assert "You have chosen; you may change it" in words(reader.client.get(f"/tham-do/{poll.pk}/"))


def test_without_scripts_the_page_asks_once_more(poll, reader):
    choice = poll.choices.first().pk
    first = reader.send(f"/tham-do/{poll.pk}/", {"choice": choice})
    assert (first.status_code, Ballot.objects.count()) == (200, 0)
    assert "Press Vote once more" in words(first)

    reader.send(f"/tham-do/{poll.pk}/", {"choice": choice, "stamp": stamp_in(first, f"poll:{poll.pk}")})

    assert counts(poll)[0] == ("Ở nhà", 1, 100)


def test_of_a_flood_twenty_ballots_stay(poll):
    for _number in range(121):
        vote(Reader(), poll, 0)

    assert counts(poll)[0][1] == 20


def test_a_choice_of_another_poll_is_none_of_this(poll, office, editor, reader):
    other = opened(office, editor)

    for choice in (other.choices.first().pk, "", "x", "9" * 400, "\x00"):
        assert vote(reader, poll, None, choice=choice).status_code == 200
    assert Ballot.objects.count() == 0


def test_before_its_day_there_is_no_poll_and_after_it_nobody_votes(office, editor, reader):
    to_come = opened(office, editor, opens_on=TODAY + timedelta(days=1), closes_on=date(2021, 12, 1))
    over = opened(office, editor, opens_on=date(2021, 1, 1), closes_on=TODAY - timedelta(days=1))

    assert reader.client.get(f"/tham-do/{to_come.pk}/").status_code == 404
    assert (vote(reader, over, 0).status_code, Ballot.objects.count()) == (200, 0)
    assert queries.poll_open(office, TODAY) is None


def test_an_ended_poll_stays_readable_and_takes_no_more(poll, editor, office, reader):
    vote(reader, poll, 0)
    actions.end_poll(poll, by=editor)
    vote(Reader(), poll, 1)

    assert counts(poll) == [("Ở nhà", 1, 100), ("Ở trường", 0, 0)]
    assert list(Entry.objects.filter(kind="hear.poll").order_by("number").values_list("act", flat=True)) == [
        "open-poll",
        "end-poll",
    ]


def test_the_newest_open_poll_stands_on_the_front_page(poll, portal, reader):
    assert "Bạn đọc tin ở đâu?" in words(reader.client.get("/"))


def test_only_the_office_s_editors_and_publishers_hold_polls(office, editor):
    with pytest.raises(Refused):
        opened(office, planted.an_actor(office, Role.HEAD))
    assert Poll.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"choices": "Một"}, "Write two to ten choices that differ"),
        ({"choices": "Một\nMột"}, "Write two to ten choices that differ"),
        ({"choices": "\n".join(map(str, range(11)))}, "Write two to ten choices that differ"),
        ({"choices": "a" * 201 + "\nb"}, "A choice has 200 letters at most."),
        ({"closes_on": "2021-09-01"}, "That is before it opens."),
        ({"question": "\u200b"}, "Write what readers are asked."),
    ],
)
def test_what_is_wrong_with_a_new_poll_is_told(at_the_desk, wrong, said):
    typed = {"question": "Hay?", "choices": "Có\nKhông", "opens_on": "2021-09-04", "closes_on": "2021-09-30"}

    answer = at_the_desk.client.post("/lam-viec/ban-doc/tham-do/", {**typed, **wrong})

    assert (answer.status_code, Poll.objects.count()) == (200, 0)
    assert said in words(answer)
    assert at_the_desk.client.post("/lam-viec/ban-doc/tham-do/", typed).status_code == 302


def test_pages_are_told_once_when_a_poll_opens_and_once_when_it_closes(office, editor):
    poll = opened(office, editor, opens_on=TODAY + timedelta(days=1), closes_on=TODAY + timedelta(days=2))
    days = [TODAY + timedelta(days=number) for number in (0, 1, 1, 2, 3, 3)]

    assert [turn_polls(day) for day in days] == [0, 1, 0, 0, 1, 0]
    assert Change.objects.order_by("pk").last().names == f"poll:{poll.pk}\npolls"
