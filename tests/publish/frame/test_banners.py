"""Banners: from one minute to another, and how many followed them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from namhoc.front.models import Change, Count
from namhoc.front.numbers import days_of
from namhoc.front.serving import COUNTED, Front
from namhoc.front.shown import counted_by
from namhoc.front.visitors import Kind
from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.publish.frame.actions import change_banner, put_up_banner, take_down_banner
from namhoc.publish.frame.models import Banner
from namhoc.publish.frame.showing import banners_with_clicks
from namhoc.web.timekeeping import do_what_is_due
from tests.publish import planted
from tests.publish.frame.around import NOW, page

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def facts(**others):
    return {"alt": "Tuần lễ học tập", "link": "/so-lieu/", "place": "top", "since": NOW, "until": None, **others}


@pytest.fixture
def put_up(home, publisher, picture, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def put(now=NOW, **others):
        return put_up_banner(home, picture, facts(**others), now=now, by=publisher)

    return put


def test_a_banner_stands_on_every_page_with_its_words(home, put_up):
    banner = put_up()

    for address in ("/", "/tin-tuc/", "/luu-tru/"):
        assert f'href="/bang-ron/{banner.pk}/"' in page(address)
        assert 'alt="Tuần lễ học tập"' in page(address)


def test_it_comes_and_goes_at_its_minutes_and_pages_hear_of_it_then(home, put_up):
    banner = put_up(since=NOW + 10 * MINUTE, until=NOW + 20 * MINUTE)
    seen = []
    for minute in (9, 10, 11, 19, 20, 21):
        Change.objects.all().delete()
        do_what_is_due(NOW + minute * MINUTE)
        told = [change.names for change in Change.objects.all()]
        seen.append((minute, f"/bang-ron/{banner.pk}/" in page(), told))

    here = [f"site:{home.pk}"]
    assert seen == [
        (9, False, []),
        (10, True, here),
        (11, True, []),
        (19, True, []),
        (20, False, here),
        (21, False, []),
    ]


def test_following_leads_on_and_is_counted_and_kept_by_nobody(home, put_up, client):
    banner = put_up(link="https://moet.gov.vn/")
    answer = client.get(f"/bang-ron/{banner.pk}/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "https://moet.gov.vn/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert counted_by(answer.wsgi_request) == f"{home.pk}/banner:{banner.pk}"


def test_the_layer_in_front_counts_a_way_that_was_led(home):
    counted = []
    front = Front.__new__(Front)
    front._count = lambda name, _environ, *, member: counted.append((name, member))
    for status in ("200 OK", "302 Found", "404 Not Found", "301 Moved Permanently"):
        made = type("Made", (), {"told": {COUNTED.lower(): f"1/{status}"}, "status": status})()
        front._count_of(made, {})

    assert counted == [("1/200 OK", False), ("1/302 Found", False)]


def test_what_has_not_begun_leads_nowhere_and_what_is_over_still_does(put_up, client):
    coming, over = put_up(since=NOW + timedelta(days=2)), put_up(since=NOW - 2 * MINUTE, until=NOW - MINUTE)

    assert client.get(f"/bang-ron/{coming.pk}/").status_code == 404
    assert client.get(f"/bang-ron/{over.pk}/").status_code == 302


def test_the_desk_tells_how_many_people_followed_and_pages_were_not_read_by_it(home, put_up):
    banner, day = put_up(), timezone.localdate()
    for kind, number in [(Kind.READER, 1_230), (Kind.MEMBER, 4), (Kind.ROBOT, 900)]:
        Count.objects.create(day=day, site=home.pk, what=f"banner:{banner.pk}", kind=kind, number=number)

    assert banners_with_clicks(home) == [(banner, 1_234)]
    assert [(one.views, one.robot_views) for one in days_of(home.pk, day, day)] == [(0, 0)]


def test_its_picture_is_nobody_s_before_its_minute_nor_after(put_up, client):
    banner = put_up(since=NOW + MINUTE, until=NOW + 3 * MINUTE)
    place = f"/media/{banner.picture.get_rendition('width-1200').file.name}"
    seen = []
    for minute in range(4):
        do_what_is_due(NOW + minute * MINUTE)
        answer = client.get(place)
        answer.close()
        seen.append(answer.status_code)

    assert seen == [404, 200, 200, 404]


def test_each_act_is_written_down_once(home, put_up, publisher):
    banner = put_up()
    change_banner(banner, facts(), now=NOW, by=publisher)
    change_banner(banner, facts(alt="Lời khác"), now=NOW, by=publisher)
    take_down_banner(banner, now=NOW + MINUTE, by=publisher)

    acts = Entry.objects.filter(act__endswith="banner").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["put-up-banner", "change-banner", "take-down-banner"]
    assert f"/bang-ron/{banner.pk}/" not in page()


def test_what_was_taken_down_does_not_come_back_with_the_next_minute(put_up, publisher):
    banner = put_up(until=NOW + 60 * MINUTE)
    take_down_banner(banner, now=NOW + MINUTE, by=publisher)
    do_what_is_due(NOW + 2 * MINUTE)

    assert f"/bang-ron/{banner.pk}/" not in page()


def test_an_editor_puts_up_and_takes_down_nothing(office, home, put_up, picture):
    banner, editor = put_up(), planted.an_actor(office)
    with pytest.raises(Refused):
        put_up_banner(home, picture, facts(), now=NOW, by=editor)
    with pytest.raises(Refused):
        take_down_banner(banner, now=NOW, by=editor)

    assert Banner.objects.get().shown


def test_a_banner_never_ends_before_it_begins(put_up):
    banner = put_up()
    with pytest.raises(IntegrityError), transaction.atomic():
        Banner.objects.filter(pk=banner.pk).update(until=NOW - MINUTE)


# --- the page at the desk ---------------------------------------------------------------------------------------------


def test_a_banner_is_put_up_changed_and_taken_down_at_the_desk(home, desk, picture, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    place = "/lam-viec/bai-viet/trang/bang-ron/"
    told = {"alt": "Tuần lễ", "link": "/so-lieu/", "place": "below", "since": "2021-09-04T00:00", "until": ""}
    assert desk.post(place, {**told, "picture": picture}).status_code == 302
    banner = Banner.objects.get()

    assert desk.post(f"{place}{banner.pk}/", {**told, "until": "2031-09-04T00:00"}).status_code == 302
    assert "Tuần lễ" in desk.get(place).content.decode()
    assert f"/bang-ron/{banner.pk}/" in page()

    desk.post(f"{place}{banner.pk}/", {"down": "1"})
    assert f"/bang-ron/{banner.pk}/" not in page()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"until": "2021-09-03T00:00"}, "would end before it begins"),
        ({"link": "javascript:alert(1)"}, "begins with https://"),
        ({"alt": ""}, "Say in a sentence what the picture shows"),
        ({"since": ""}, "from which it is shown"),
    ],
)
def test_what_cannot_be_kept_is_said(home, desk, picture, wrong, said):
    told = {"alt": "Tuần lễ", "link": "/so-lieu/", "place": "top", "since": "2021-09-04T00:00", **wrong}
    answer = desk.post("/lam-viec/bai-viet/trang/bang-ron/", {**told, "picture": picture})

    assert said in answer.content.decode()
    assert not Banner.objects.exists()
