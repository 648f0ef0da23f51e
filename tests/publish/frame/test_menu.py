"""The menu of a site: its lines, in their order, one level deep."""

import re

import pytest
from django.db import IntegrityError, transaction

from namhoc.front.models import Change
from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.publish.frame.actions import arrange_menu
from namhoc.publish.frame.forms import PLACES
from namhoc.publish.frame.kept import MenuLine, menu_lines
from namhoc.publish.frame.models import MenuItem
from namhoc.publish.models import PortalHome, Section
from tests.publish import planted
from tests.publish.frame.around import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    section = Section.objects.get(slug="thong-bao").pk
    return [
        MenuLine("Thông báo", section=section),
        MenuLine("Công việc"),
        MenuLine("Văn bản", address="/van-ban/", under=True),
        MenuLine("Bộ Giáo dục", address="https://moet.gov.vn/", under=True),
        MenuLine("Số liệu", address="/so-lieu/"),
    ]


def nav(text):
    found = re.search(r'<nav class="sections".*?</nav>', text, re.DOTALL)
    return re.findall(r'href="([^"]+)"|<summary>([^<]+)', found[0])


def test_the_menu_stands_on_every_page_in_its_order(home, publisher, lines):
    arrange_menu(home, lines, by=publisher)

    wanted = [
        ("/", ""),
        ("/thong-bao/", ""),
        ("", "Công việc"),
        ("/van-ban/", ""),
        ("https://moet.gov.vn/", ""),
        ("/so-lieu/", ""),
    ]
    assert nav(page()) == nav(page("/thong-bao/")) == wanted


def test_each_page_of_the_site_is_offered_once_and_is_there(client, home):
    places = [place for place, _label in PLACES]

    assert sorted(places) == sorted(set(places))
    assert {place: client.get(place).status_code for place in places} == dict.fromkeys(places, 200)


def test_without_lines_the_menu_is_the_site_s_sections_again(home, publisher, lines):
    before = nav(page())
    arrange_menu(home, lines, by=publisher)
    arrange_menu(home, [], by=publisher)

    assert nav(page()) == before


def test_a_menu_is_written_down_once_and_every_page_made_anew(home, publisher, lines):
    Change.objects.all().delete()
    arrange_menu(home, lines, by=publisher)
    arrange_menu(home, lines, by=publisher)

    assert [change.names for change in Change.objects.all()] == [f"site:{home.pk}"]
    assert Entry.objects.filter(act="arrange-menu").count() == 1
    assert menu_lines(home) == lines


def test_a_section_that_is_closed_leaves_the_menu(home, publisher, lines):
    arrange_menu(home, lines, by=publisher)
    Section.objects.filter(slug="thong-bao").update(live=False)

    assert ("/thong-bao/", "") not in nav(page())


@pytest.mark.parametrize("role", [Role.EDITOR, Role.HEAD, Role.SPECIALIST])
def test_who_does_not_publish_arranges_nothing(office, home, lines, role):
    with pytest.raises(Refused):
        arrange_menu(home, lines, by=planted.an_actor(office, role))

    assert not MenuItem.objects.exists()


def test_nobody_of_an_office_arranges_the_menu_of_the_whole_installation(publisher, home, lines):
    PortalHome.objects.update(office=None)
    with pytest.raises(Refused):
        arrange_menu(PortalHome.objects.get(), lines, by=publisher)


def test_a_line_leads_one_way_only(home):
    section = Section.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        MenuItem.objects.create(home=home, place=1, title="Hai lối", section=section, address="/so-lieu/")


# --- the page at the desk ---------------------------------------------------------------------------------------------


def typed(*lines):
    told = {"form-TOTAL_FORMS": len(lines), "form-INITIAL_FORMS": 0}
    for number, line in enumerate(lines):
        told |= {f"form-{number}-{name}": value for name, value in {"ORDER": number + 1, **line}.items()}
    return told


def test_what_is_typed_becomes_the_menu_in_the_order_of_its_numbers(home, desk):
    told = typed(
        {"title": "Số liệu", "way": "/so-lieu/", "ORDER": 9},
        {"title": "Bộ", "way": "other", "address": "https://moet.gov.vn/"},
        {"title": "", "way": ""},
    )

    assert desk.post("/lam-viec/bai-viet/trang/trinh-don/", told).status_code == 302
    assert menu_lines(home) == [
        MenuLine("Bộ", address="https://moet.gov.vn/"),
        MenuLine("Số liệu", address="/so-lieu/"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"title": "Lối", "way": "other", "address": "javascript:alert(1)"}, "begins with https://"),
        ({"title": "Lối", "way": "other", "address": "//example.org/"}, "begins with https://"),
        ({"title": "Lối", "way": "other", "address": "/tin-tuc/khong-co/"}, "Nothing is published at this address"),
        ({"title": "Lối", "way": "other", "address": "/khong-co/"}, "Nothing is published at this address"),
        ({"title": "Lối", "way": "other", "address": ""}, "Write where the line leads"),
        ({"title": "", "way": "/so-lieu/"}, "Write the words that stand in the menu"),
        ({"title": "Lối", "way": ""}, "leads nowhere, and no line opens under it"),
        ({"title": "Lối", "way": "/so-lieu/", "under": "on"}, "The first line cannot open under another"),
        ({"title": "Lối", "way": "section:999999"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_typed(home, desk, line, said):
    answer = desk.post("/lam-viec/bai-viet/trang/trinh-don/", typed(line)).content.decode()

    assert said in answer
    assert not MenuItem.objects.exists()


def test_a_line_is_taken_out(home, publisher, desk, lines):
    arrange_menu(home, lines[-1:], by=publisher)
    told = typed({"title": "Số liệu", "way": "/so-lieu/", "DELETE": "on"}) | {"form-INITIAL_FORMS": 1}
    desk.post("/lam-viec/bai-viet/trang/trinh-don/", told)

    assert menu_lines(home) == []


def test_an_editor_finds_no_door(home, at_the_desk):
    for place in ("", "trinh-don/", "bang-ron/"):
        assert at_the_desk.get(f"/lam-viec/bai-viet/trang/{place}").status_code == 404
