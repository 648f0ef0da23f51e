"""Many votes from one address: a class behind one address is heard, a flood is not."""

import pytest

from namhoc.hear.guards.models import DaySalt, NetworkHour
from namhoc.hear.guards.traffic import HAMMERING
from namhoc.hear.models import Vote
from namhoc.hear.votes.queries import Rating, rating_of
from tests.hear.readers import Reader, older
from tests.hear.test_rating import path_of, stamp_in

pytestmark = pytest.mark.slow
NAT = "203.0.113.50"


def tries_of_a_flood(article):
    """All that somebody with one address tries: with everything solved, without scripts, in vain, and over again."""
    path, about = path_of(article), f"rating:{article.pk}"
    one = Reader(NAT)
    bare = one.client.get(f"{path}cau-do/").json()
    waited = older(bare["stamp"], about)
    while True:
        yield lambda: Reader(NAT).rate(article, 1)  # a new browser each, with all that a person's does
        yield lambda: one.rate(article, 1)
        yield lambda: Reader(NAT).send(path, {"stars": 1, "stamp": waited})  # its stamp used by everybody
        yield lambda: Reader(NAT).send(path, {"stars": 1, "stamp": stamp_in(Reader(NAT).client.get(path), about)})
        yield lambda: Reader(NAT).send(path, {"stars": 1})
        yield lambda: Reader(NAT).send(path, {"stars": 1}, headers={"x-forwarded-for": "198.51.100.1"})


def test_forty_readers_behind_one_address_are_all_counted(article):
    for number in range(40):
        Reader(NAT).rate(article, 1 + number % 5)

    assert rating_of(article.pk) == Rating(120, 40)


def test_forty_readers_who_press_twice_and_change_their_minds_are_counted_once_each(article):
    for _number in range(40):
        reader = Reader(NAT)
        reader.rate(article, 1)
        reader.rate(article, 5)

    assert rating_of(article.pk) == Rating(200, 40)


@pytest.mark.one_database
def test_ten_thousand_tries_from_one_address_add_twenty_votes_at_most(article):
    tries, answers = tries_of_a_flood(article), {}
    for _number in range(2_000):
        status = next(tries)().status_code
        answers[status] = answers.get(status, 0) + 1
    hammer, path = Reader(NAT), path_of(article)
    solved = hammer.challenge(f"{path}cau-do/", f"rating:{article.pk}")
    for _number in range(8_000):
        status = hammer.send(path, {**solved, "stars": 1}).status_code
        answers[status] = answers.get(status, 0) + 1

    assert sum(answers.values()) == 10_000
    assert set(answers) == {200, 303, 429}
    assert rating_of(article.pk).votes <= 20


def test_the_first_of_a_flood_stay_and_the_rest_are_set_aside(article):
    for _number in range(121):
        Reader(NAT).rate(article, 1)

    assert (rating_of(article.pk), Vote.objects.filter(set_aside=True).count()) == (Rating(20, 20), 100)


def test_a_flood_keeps_nobody_elsewhere_and_no_member_from_voting(article, office):
    from tests.publish import planted

    for _number in range(121):
        Reader(NAT).send(path_of(article), {"stars": 1})
    member = Reader(NAT)
    member.client.force_login(planted.a_post(office).account)

    statuses = [Reader("198.51.100.2").rate(article).status_code, member.rate(article).status_code]

    assert (statuses, rating_of(article.pk)) == ([303, 303], Rating(10, 2))
    assert Reader(NAT).rate(article).status_code == 429


def test_whoever_hammers_is_told_in_a_line_before_anything_is_read(article, office, django_assert_max_num_queries):
    from tests.publish import planted

    hammer, path = Reader(NAT), path_of(article)
    for tries in (HAMMERING - 1, HAMMERING):
        hammer.send(path, {"stars": 1})
        NetworkHour.objects.update(tries=tries)
    told = [hammer.send(path, {"stars": 1})]  # one more than enough
    with django_assert_max_num_queries(2):
        told.append(hammer.send(path, {"stars": 1}))

    assert [(answer.status_code, answer.content, answer.headers["Retry-After"]) for answer in told] == [
        (429, b"429\n", "3600")
    ] * 2
    member = Reader(NAT)
    member.client.force_login(planted.a_post(office).account)
    assert (member.rate(article).status_code, Reader("198.51.100.2").rate(article).status_code) == (303, 303)


def test_a_vote_on_nothing_leaves_nothing(portal):
    assert (Reader(NAT).send("/y-kien/0/danh-gia/", {"stars": 1}).status_code, DaySalt.objects.count()) == (404, 0)


def test_without_scripts_one_address_has_twenty_votes_a_day(article):
    for _number in range(25):
        reader = Reader(NAT)
        stamp = stamp_in(reader.client.get(path_of(article)), f"rating:{article.pk}")
        reader.send(path_of(article), {"stars": 4, "stamp": stamp})

    assert rating_of(article.pk) == Rating(80, 20)
    assert Reader(NAT).rate(article, 5).status_code == 303  # whoever solves the riddle goes on
