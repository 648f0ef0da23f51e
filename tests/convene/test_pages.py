"""The secretary's pages: plan, add, count, close; the others read."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from namhoc.convene import actions
from namhoc.convene.models import Conference, Site
from namhoc.convene.queries import conference_of
from namhoc.people.roles import Role
from tests.convene.conferences import CITY
from tests.convene.office import OFFICE, YEAR, an_office, communes_of, schools_of, signed_in, someone

HERE = [OFFICE, YEAR]
READERS = [Role.SPECIALIST, Role.HEAD, Role.COUNCIL, Role.AUDITOR]


@pytest.fixture
def city(office, secretary):
    communes_of(office)
    return actions.load_conference(office, YEAR, CITY, by=secretary)


def text(response):
    return " ".join(response.content.decode().split())


def test_the_room_s_door_leads_to_the_year_in_hand(desk):
    unchosen = desk.get(reverse("conferences"))
    desk.post(reverse("choose-year"), {"year": YEAR})

    assert [unchosen.url, desk.get(reverse("conferences")).url] == [
        reverse("conference", args=[OFFICE, "2021-2022"]),
        reverse("conference", args=HERE),
    ]


def test_a_conference_is_planned_on_its_page(desk, office):
    empty = desk.get(reverse("conference", args=HERE))
    title = empty.context["form"].initial["title"]

    response = desk.post(reverse("plan-conference", args=HERE), {"title": title, "host": "UBND thành phố"})

    assert (response.status_code, response.url) == (302, reverse("conference", args=HERE))
    assert conference_of(office, YEAR).title == CITY.title


def test_planning_twice_changes_nothing(desk, conference):
    desk.post(reverse("plan-conference", args=HERE), {"title": "Khác", "host": "Khác"})

    assert Conference.objects.get().title == conference.title


def test_a_session_and_its_lines_are_added(desk, conference, office):
    schools_of(office, 2)
    desk.post(
        reverse("add-session", args=HERE),
        {"kind": "public", "mode": "online", "organiser": "UBND", "day": "2021-08-27", "part_of_day": "afternoon"},
    )
    session = conference.sessions.get()
    lines = {
        "site": {"kind": "main", "place": "Trụ sở Thành ủy", "invited": "80"},
        "delegate": {"rank": "1", "role": "Bí thư Thành ủy"},
        "paper": {"number": "1", "topic": "huy động trẻ", "unit": "truong-00"},
        "note": {"text": "Thống nhất"},
    }

    told = {kind: desk.post(reverse("add-line", args=[*HERE, "public", kind]), line) for kind, line in lines.items()}
    desk.post(reverse("add-sites", args=[*HERE, "public"]), {"at": "schools", "before": ""})

    assert {kind: response.status_code for kind, response in told.items()} == dict.fromkeys(lines, 302)
    assert [str(site) for site in session.sites.all()] == [
        "Trụ sở Thành ủy",
        "Trường Tiểu học Mẫu 0",
        "Trường Tiểu học Mẫu 1",
    ]
    assert (session.delegates.get().role, session.papers.get().unit.code, session.notes.get().text) == (
        "Bí thư Thành ủy",
        "truong-00",
        "Thống nhất",
    )


def test_a_site_s_place_is_the_name_of_its_unit_where_none_is_given(desk, office, session):
    schools_of(office, 1)

    desk.post(reverse("add-line", args=[*HERE, "public", "site"]), {"kind": "remote", "unit": "truong-00"})

    assert session.sites.get().place == "Trường Tiểu học Mẫu 0"


def test_what_the_database_would_refuse_is_said_in_the_form(desk, session, secretary):
    actions.invite_delegate(session, rank=1, role="Bí thư", by=secretary)
    actions.add_site(session, kind="main", place="Trụ sở", by=secretary)

    again = desk.post(reverse("add-line", args=[*HERE, "public", "delegate"]), {"rank": "1", "role": "Khác"})
    second = desk.post(reverse("add-line", args=[*HERE, "public", "site"]), {"kind": "main", "place": "Khác"})
    nowhere = desk.post(reverse("add-line", args=[*HERE, "public", "site"]), {"kind": "remote"})

    assert [response.status_code for response in (again, second, nowhere)] == [200, 200, 200]
    assert [list(response.context["form"].errors) for response in (again, second, nowhere)] == [
        ["__all__"],
        ["__all__"],
        ["place"],
    ]


def test_attendance_of_all_sites_in_one_form(desk, session, secretary):
    main, remote = (
        actions.add_site(session, kind=kind, place=place, by=secretary)
        for kind, place in (("main", "Trụ sở"), ("remote", "Trường"))
    )

    desk.post(reverse("attendance", args=[*HERE, "public"]), {f"site-{main.pk}": "0", f"site-{remote.pk}": ""})

    assert list(Site.objects.order_by("pk").values_list("present", flat=True)) == [0, None]


def test_one_site_s_number_comes_back_with_the_total(desk, session, secretary):
    site = actions.add_site(session, kind="remote", place="Trường", invited=20, by=secretary)
    url = reverse("site-attendance", args=[*HERE, "public", site.pk])

    good = desk.post(url, {f"site-{site.pk}": "18"}, headers={"HX-Request": "true"})
    bad = desk.post(url, {f"site-{site.pk}": "-3"}, headers={"HX-Request": "true"})

    site.refresh_from_db()
    assert (site.present, good.context["card"].headcount.present) == (18, 18)
    assert 'hx-swap-oob="true"' in text(good)
    assert ('aria-invalid="true"' in text(bad), "errorlist" in text(bad)) == (True, True)


def test_a_line_is_removed_and_the_closed_conference_says_why_nothing_is(desk, session, secretary):
    kept, gone = (actions.take_note(session, note, by=secretary) for note in ("giữ", "bỏ"))
    desk.post(reverse("remove-line", args=[*HERE, "public", "note", gone.pk]))
    desk.post(reverse("close-conference", args=HERE))

    response = desk.post(reverse("remove-line", args=[*HERE, "public", "note", kept.pk]))

    assert [note.text for note in session.notes.all()] == ["giữ"]
    assert (response.url, [message.level_tag for message in get_messages(response.wsgi_request)][-1]) == (
        reverse("conference", args=HERE),
        "error",
    )


def test_a_closed_conference_is_reopened_with_a_reason(desk, conference):
    desk.post(reverse("close-conference", args=HERE))
    desk.post(reverse("reopen-conference", args=HERE), {"reason": "Bổ sung"})

    conference.refresh_from_db()
    assert conference.state == "held"


def test_the_pages_for_print_hold_the_record(desk, city):
    programme = text(desk.get(reverse("conference-programme", args=HERE)))
    sheet = text(desk.get(reverse("attendance-sheet", args=[*HERE, "cong-khai"])))
    minutes = text(desk.get(reverse("conference-minutes", args=[*HERE, "cong-khai"])))

    assert [
        "Bí thư Thành ủy" in programme and "Trụ sở UBND xã Pá Khoang" in programme,
        sheet.count("Trụ sở UBND"),
        "Tổng số người có mặt: 291, tại 13/13 điểm cầu." in minutes,
    ] == [True, 12, True]


@pytest.mark.parametrize("role", READERS)
def test_others_of_the_office_read_and_are_refused_to_write(client, city, office, role, desk):
    reader = signed_in(client, someone(role, office))

    page = reader.get(reverse("conference", args=HERE))
    writes = [
        reader.post(reverse("close-conference", args=HERE)).status_code,
        reader.post(reverse("plan-conference", args=HERE), {"title": "a", "host": "b"}).status_code,
        reader.get(reverse("add-line", args=[*HERE, "cong-khai", "note"])).status_code,
        reader.post(reverse("attendance", args=[*HERE, "cong-khai"]), {}).status_code,
    ]

    assert (page.status_code, writes) == (200, [403] * 4)
    assert "Trụ sở Thành ủy" in text(page)
    assert reverse("attendance", args=[*HERE, "cong-khai"]) not in text(page)


def test_another_office_s_conference_is_not_there(client, city, desk):
    elsewhere = an_office("district-095-muong-lay", "Phòng khác")
    stranger = signed_in(client, someone(Role.SECRETARY, elsewhere, "khac"))

    assert [stranger.get(reverse(name, args=HERE)).status_code for name in ("conference", "conference-programme")] == [
        404,
        404,
    ]


def test_a_year_has_one_address(desk, office):
    for year in ("2020–2021", "2020 - 2021", "0000-0001"):
        assert desk.get(f"/lam-viec/hoi-nghi/{office.code}/{year}/").status_code == 404, year


def test_a_year_or_a_list_that_is_none_is_not_there(desk, session):
    assert [
        desk.get(f"/lam-viec/hoi-nghi/{OFFICE}/2020-2022/").status_code,
        desk.get(reverse("add-line", args=[*HERE, "public", "chair"])).status_code,
        desk.post(reverse("remove-line", args=[*HERE, "public", "chair", 1])).status_code,
    ] == [404, 404, 404]


def test_the_page_asks_as_many_queries_for_thirty_sites_as_for_three(desk, office, session, secretary):
    schools = schools_of(office, 30)
    counts = []
    for some in (schools[:3], schools[3:]):
        actions.add_sites(session, [(school, str(school)) for school in some], by=secretary)
        with CaptureQueriesContext(connection) as seen:
            desk.get(reverse("conference", args=HERE))
        counts.append(len(seen))

    assert counts[0] == counts[1]
