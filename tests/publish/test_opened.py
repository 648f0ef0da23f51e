"""How often articles were opened, as readers see it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from namhoc.front.models import Count
from namhoc.front.visitors import Kind
from namhoc.publish import actions
from namhoc.publish.models import PortalHome
from tests.publish import planted

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(office, editor):
    """Three that are published and one that is not, opened by more people the later they were written."""
    made, today = [], timezone.localdate()
    for number in range(4):
        article = actions.write_article(office, planted.YEAR, f"Bài {number}", "Mở đầu.", ["Đoạn."], by=editor)
        if number != 3:
            actions.publish_article(article, by=planted.publishing(editor))
        opened(article.pk, today, 1_234 * (number + 1))
        made.append(article)
    return made


def opened(pk, day, number, kind=Kind.READER):
    Count.objects.create(day=day, site=PortalHome.objects.get().pk, what=f"article:{pk}", kind=kind, number=number)


def told(client, address):
    return json.loads(client.get(address).content)


def test_an_article_tells_how_often_people_opened_it(articles, client):
    article, day = articles[0], timezone.localdate()
    opened(article.pk, day, 500, Kind.ROBOT)
    opened(article.pk, day, 2, Kind.MEMBER)
    opened(article.pk, day - timedelta(days=400), 1)

    assert told(client, f"/luot-xem/{article.pk}/so.json") == {"views": "1.237"}
    assert "Đã xem: 1.237" in client.get(f"/luot-xem/{article.pk}/").content.decode()


def test_the_page_itself_holds_no_number_and_leads_to_it(articles, client):
    page = client.get(articles[0].url).content.decode()

    assert f'data-numbers="/luot-xem/{articles[0].pk}/so.json"' in page
    assert f'<noscript><p class="small"><a href="/luot-xem/{articles[0].pk}/"' in page
    assert "1.234" not in page


def test_what_is_not_published_tells_nothing(articles, client):
    for ending in ("", "so.json"):
        assert client.get(f"/luot-xem/{articles[3].pk}/{ending}").status_code == 404


def test_the_most_read_come_first_and_only_those_that_are_public(articles, client):
    lines = told(client, "/xem-nhieu/so.json")["lines"]

    assert lines == [
        {"title": f"Bài {number}", "address": f"/tin-tuc/bai-{number}/", "language": "vi", "number": count}
        for number, count in [(2, "3.702"), (1, "2.468"), (0, "1.234")]
    ]
    assert "Đã xem: 3.702" in client.get("/xem-nhieu/").content.decode()


def test_only_the_last_30_days_make_an_article_much_read(articles, client):
    day = timezone.localdate()
    opened(articles[0].pk, day - timedelta(days=31), 9_000)
    opened(articles[1].pk, day - timedelta(days=30), 9_000)

    assert [line["title"] for line in told(client, "/xem-nhieu/so.json")["lines"]] == ["Bài 1", "Bài 2", "Bài 0"]


def test_the_list_asks_as_often_for_one_article_as_for_three(articles, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        client.get("/xem-nhieu/so.json")


def test_a_site_that_shows_no_counts_shows_none_of_these(articles, client):
    PortalHome.objects.update(with_counters=False)

    for address in ("/xem-nhieu/", "/xem-nhieu/so.json", f"/luot-xem/{articles[0].pk}/"):
        assert client.get(address).status_code == 404
    assert "luot-xem" not in client.get(articles[0].url).content.decode()


def test_nothing_was_counted_yet(portal, client):
    assert told(client, "/xem-nhieu/so.json") == {"lines": []}
    assert "Chưa đếm được lượt nào" in client.get("/xem-nhieu/").content.decode()
