"""Stars for an article: one vote a voter, the tally in the words that readers know."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation

from namhoc.front.models import Change
from namhoc.hear.models import Trace, Vote
from namhoc.hear.votes.queries import Rating, rating_of
from tests.hear.readers import OWN, Reader, older
from tests.publish import planted


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def stamp_in(answer, about):
    return older(re.search(r'name="stamp" value="([^"]+)"', answer.content.decode())[1], about)


def path_of(article):
    return f"/y-kien/{article.pk}/danh-gia/"


def test_the_tally_is_worded_as_readers_know_it(article):
    Reader().rate(article, 5)
    page = words(Client().get(article.url, headers={"accept-language": "vi"}))

    assert "Tổng số điểm của bài viết là: 5 trong 1 đánh giá Xếp hạng: 5 - 1 phiếu bầu" in page
    assert "Click để đánh giá bài viết" in page


def test_a_mean_has_one_decimal_by_the_mark_of_the_reader_s_language(article):
    Reader().rate(article, 5)
    Reader().rate(article, 4)

    assert (rating_of(article.pk), rating_of(article.pk).tenths) == (Rating(9, 2), 45)
    assert "Rating: 4.5 - 2 votes" in words(Reader().client.get(article.url))
    vietnamese = Reader().client
    vietnamese.cookies["django_language"] = "vi"
    assert "Xếp hạng: 4,5 - 2 phiếu bầu" in words(vietnamese.get(article.url))


def test_a_vote_leads_back_to_the_article_and_says_thank_you_there(article, reader):
    answer = reader.rate(article, 4)

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{article.url}#da-danh-gia")
    assert 'id="da-danh-gia"' in reader.client.get(article.url).content.decode()


def test_a_second_vote_of_the_same_browser_changes_the_first(article, reader):
    reader.rate(article, 1)
    reader.rate(article, 5)

    assert list(Vote.objects.values_list("page", "stars", "set_aside")) == [(article.pk, 5, False)]


def test_who_has_voted_is_told_so(article, reader):
    reader.rate(article, 4)

    assert reader.client.get(f"{path_of(article)}cau-do/").json()["mine"] == 4
    assert "You gave 4 stars." in words(reader.client.get(path_of(article)))


def test_without_scripts_a_page_asks_to_press_once_more(article, reader):
    first = reader.send(path_of(article), {"stars": "3"})
    assert (first.status_code, Vote.objects.count()) == (200, 0)
    assert "You pressed 3 stars." in words(first)

    second = reader.send(path_of(article), {"stars": "3", "stamp": stamp_in(first, f"rating:{article.pk}")})

    assert (second.status_code, rating_of(article.pk)) == (303, Rating(3, 1))


def test_whoever_presses_at_once_is_asked_again_and_loses_nothing(article, reader):
    told = reader.client.get(f"{path_of(article)}cau-do/").json()

    answer = reader.send(path_of(article), {"stars": "2", "stamp": told["stamp"]})

    assert (answer.status_code, Vote.objects.count()) == (200, 0)
    assert "That was very quick." in words(answer)
    assert told["stamp"] in answer.content.decode()


def test_a_stamp_is_good_for_one_article_and_one_browser(article, office, editor, reader):
    told = reader.challenge(f"{path_of(article)}cau-do/", f"rating:{article.pk}")
    other = Reader()
    other.rate(article, 5)

    elsewhere = reader.send(f"/y-kien/{article.pk}/danh-gia/", {**told, "stamp": told["stamp"] + "x", "stars": "1"})
    borrowed = other.send(path_of(article), {**told, "stars": "1"})

    assert (elsewhere.status_code, borrowed.status_code, rating_of(article.pk)) == (200, 200, Rating(5, 1))


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": OWN, "sec-fetch-site": "cross-site"},
        {"origin": OWN, "sec-fetch-site": "same-site"},
        {"origin": "", "referer": "https://elsewhere.example/"},
        {"origin": ""},
    ],
)
def test_what_another_site_sends_is_not_taken(article, reader, headers):
    told = reader.challenge(f"{path_of(article)}cau-do/", f"rating:{article.pk}")

    answer = reader.send(path_of(article), {**told, "stars": "5"}, headers=headers)

    assert (answer.status_code, Vote.objects.count()) == (403, 0)


def test_somebody_signed_in_has_one_vote_on_all_their_devices(article, office):
    account = planted.a_post(office).account
    at_home, at_work = Reader(), Reader()
    at_home.rate(article, 2)
    for browser in (at_home, at_work):
        browser.client.force_login(account)
        browser.rate(article, 4)

    assert rating_of(article.pk) == Rating(4, 1)


def test_a_session_is_used_only_with_its_own_secret_word(article, office):
    reader = Reader(enforce_csrf_checks=True)
    reader.client.force_login(planted.a_post(office).account)
    told = reader.challenge(f"{path_of(article)}cau-do/", f"rating:{article.pk}")

    reader.send(path_of(article), {**told, "csrfmiddlewaretoken": "", "stars": "5"})
    by_device = Vote.objects.get().voter
    reader.send(path_of(article), {**told, "stars": "5"})

    assert Vote.objects.get().voter != by_device


def test_one_voter_s_votes_on_two_articles_cannot_be_laid_together(article, office, editor, reader):
    from tests.publish.test_pages import published

    other = published(office, editor, "Khác.", title="Bài khác")
    reader.rate(article)
    reader.rate(other)

    assert Vote.objects.values("voter").distinct().count() == 2


def test_a_new_day_forgets_the_networks_of_the_last(article, reader):
    from namhoc.hear.models import DaySalt

    reader.rate(article)
    DaySalt.objects.update(day="2020-01-01")
    Reader("198.51.100.9").rate(article)

    assert (DaySalt.objects.count(), Trace.objects.count(), rating_of(article.pk)) == (1, 1, Rating(10, 2))


def test_each_vote_tells_that_the_page_s_rating_changed(article, reader):
    reader.rate(article)

    assert Change.objects.order_by("pk").last().names == f"rating:{article.pk}"


def test_where_the_site_asks_for_no_rating_there_is_none(article, portal, reader):
    portal.with_rating = False
    portal.save()

    assert "Click to rate" not in words(reader.client.get(article.url))
    assert reader.send(path_of(article), {"stars": "5"}).status_code == 404


def test_the_database_refuses_a_second_vote_and_stars_off_the_scale(article):
    facts = {"page_id": article.pk, "voter": "a", "on": planted.DAY}
    Vote.objects.create(stars=5, **facts)

    for wrong in ({"stars": 4, **facts}, {"stars": 6, **facts, "voter": "b"}, {"stars": 0, **facts, "voter": "c"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vote.objects.create(**wrong)


def test_a_list_of_ratings_is_one_query(article, django_assert_num_queries):
    from namhoc.hear.votes.queries import ratings_of

    Reader().rate(article)

    with django_assert_num_queries(1), translation.override("vi"):
        assert ratings_of([article.pk, 0]) == {article.pk: Rating(5, 1)}
