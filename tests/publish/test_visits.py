"""The counts of a site, as everyone sees them."""

import json
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.utils import timezone

from namhoc.front.changes import clock
from namhoc.front.counting import row_name
from namhoc.front.folding import fold
from namhoc.front.models import Before
from namhoc.front.tally import Tally
from namhoc.front.visitors import Kind
from namhoc.journal.actor import Actor, system_actor
from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.publish.models import PortalHome
from namhoc.publish.visits.actions import take_over_counts

pytestmark = pytest.mark.django_db
DAY = date(2021, 9, 5)
TOLD = "lượt truy cập, gồm cả máy chủ tìm kiếm"


@pytest.fixture
def home(portal):
    return PortalHome.objects.get()


@pytest.fixture
def counted(home, settings, tmp_path):
    """Three days of a site, and today."""
    settings.FRONT_ROOT = tmp_path
    clock.cache_clear()
    tally = Tally(tmp_path / "tallies")
    today = timezone.localdate()
    for day, what, kind, times in [
        (date(2021, 8, 31), "visits", Kind.READER, 2),
        (DAY, "visits", Kind.READER, 1_200),
        (DAY, "readers", Kind.READER, 700),
        (DAY, "article:9", Kind.READER, 1_500),
        (DAY, "article:9", Kind.ROBOT, 88),
        (today, "visits", Kind.READER, 38),
        (today, "visits", Kind.MEMBER, 1),
        (today, "visits", Kind.ROBOT, 500),
    ]:
        for _ in range(times):
            tally.add(row_name(day, home.pk, what, kind))
    fold(tmp_path)
    yield home
    clock.cache_clear()


def test_the_block_counts_people_today_this_month_and_in_all(counted, client):
    numbers = json.loads(client.get("/thong-ke/so.json").content)

    assert {code: numbers[code] for code in ("online", "today", "month", "total")} == {
        "online": "0",
        "today": "39",
        "month": "39",
        "total": "1.241",
    }


def test_the_total_of_the_system_before_goes_on(counted, client):
    take_over_counts(counted, visits=135_197_382, until=DAY, told=TOLD, by=system_actor(DAY))

    assert json.loads(client.get("/thong-ke/so.json").content)["total"] == "135.198.623"
    assert TOLD in client.get("/thong-ke/").content.decode()


def test_taking_over_is_written_down_once_and_can_be_mended(home):
    for visits in (5, 5, 6):
        take_over_counts(home, visits=visits, until=DAY, told=TOLD, by=system_actor(DAY))

    assert Before.objects.get().visits == 6
    assert Entry.objects.filter(act="take-over-counts").count() == 2


def test_who_does_not_publish_for_the_office_takes_nothing_over(home):
    clerk = Actor("vanthu", "Văn thư", "school-clerk", "school-1", DAY)
    with pytest.raises(Refused):
        take_over_counts(home, visits=5, until=DAY, told=TOLD, by=clerk)

    assert not Before.objects.exists()


def test_without_scripts_the_block_comes_as_a_page_of_its_own(counted, client):
    page = client.get("/thong-ke/khung/")

    assert "<dt>Tổng lượt truy cập</dt><dd>1.241</dd>" in page.content.decode()
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_month_of_long_ago_is_still_there(counted, client):
    page = client.get("/thong-ke/?thang=2021-09").content.decode()

    assert "Tháng 9/2021" in page
    for cell in ("1.500", "1.200", "700", "88", "5/9/2021"):
        assert cell in page


def test_every_day_comes_as_a_file_whose_numbers_are_numbers(counted, client):
    rows = client.get("/thong-ke/theo-ngay.csv").content.decode("utf-8-sig").splitlines()
    book = openpyxl.load_workbook(BytesIO(client.get("/thong-ke/theo-ngay.xlsx").content))

    assert rows[2:] == ["2021-09-05,1500,1200,700,88", "2021-08-31,0,2,0,0"]
    assert [cell.value for cell in book.active[5]][1:] == [1500, 1200, 700, 88]


def test_a_month_that_is_none_shows_the_latest(counted, client):
    latest, told = (client.get(f"/thong-ke/{asked}").content.decode() for asked in ("", "?thang=%00nonsense"))
    older = client.get("/thong-ke/?thang=2021-08").content.decode()

    assert (table_of(told) == table_of(latest), table_of(told) == table_of(older)) == (True, False)


def table_of(page):
    return page[page.index("<table") : page.rindex("</table>")]


@pytest.mark.parametrize("ending", ["so.json", "khung/"])
def test_what_readers_ask_for_again_and_again_is_kept_in_front_for_a_moment(counted, client, ending):
    answer = client.get(f"/thong-ke/{ending}")

    told = {name: answer.headers[name] for name in ("X-Shows", "X-Lasts", "Cache-Control")}
    assert told == {"X-Shows": f"site:{counted.pk}", "X-Lasts": "5", "Cache-Control": "public, no-cache"}


def test_a_member_is_told_numbers_that_nobody_else_is_shown(counted, client, django_user_model):
    client.force_login(django_user_model.objects.create(username="doc"))
    answer = client.get("/thong-ke/so.json")

    assert "X-Shows" not in answer.headers
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("place", ["", "so.json", "khung/", "theo-ngay.csv", "theo-ngay.xlsx"])
def test_a_site_that_does_not_show_its_counts_shows_none(counted, client, place):
    shown = client.get(f"/thong-ke/{place}").status_code
    PortalHome.objects.update(with_counters=False)

    assert (shown, client.get(f"/thong-ke/{place}").status_code) == (200, 404)
