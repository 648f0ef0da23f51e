"""The calendar of a site: what stands in it, what does not, and the file that other programs follow."""

from datetime import date

import pytest
from icalendar import Calendar

from namhoc.convene.actions import add_session, add_site, close_conference, plan_conference, remove_line, take_note
from namhoc.front.models import Change
from namhoc.front.shown import shown_by
from namhoc.people.roles import Role
from namhoc.publish.register.actions import enter_document, take_out_document
from tests.measure.reading import queries_for, seen
from tests.publish import planted

pytestmark = pytest.mark.django_db
YEAR = "/lich/2020-2021/"
LONG = "Hội nghị tổng kết; năm học, 2020-2021, triển khai nhiệm vụ năm học 2021-2022 ở tất cả các đơn vị"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", "2021-02-01")


@pytest.fixture
def office():
    return planted.an_office()


@pytest.fixture
def portal(office):
    home = planted.a_portal()
    home.office = office
    home.save()
    return home


@pytest.fixture
def secretary(office):
    return planted.an_actor(office, Role.SECRETARY)


def a_session(conference, by, kind="public", code="cong-khai", day=date(2021, 6, 27)):
    return add_session(conference, code=code, kind=kind, mode="online", organiser="UBND", day=day, by=by)


def a_conference(office, by):
    return plan_conference(office, "2020-2021", title=LONG, host="UBND", by=by)


def a_document(home, by, **changes):
    facts = {
        "number": "830/KH-UBND",
        "kind": "plan",
        "issuer": "UBND",
        "issued_on": date(2020, 9, 1),
        "abstract": "Kế hoạch",
        "in_force_since": date(2020, 9, 15),
    }
    return enter_document(home, {**facts, **changes}, by=by)


def events(client):
    answer = client.get("/lich.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(one["UID"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}


# --- what stands in it ------------------------------------------------------------------------------------------------


def test_the_days_of_the_law_stand_under_their_months(portal, client):
    page = seen(client, YEAR)

    assert "Tháng 9/2020 Chốt số liệu: Đầu năm học Thông tư 24/2018/TT-BGDĐT, điều 3 30/9/2020 · đã qua" in page
    assert "Tháng 6/2021 Hạn gửi báo cáo: Cuối năm học" in page


def test_a_conference_being_prepared_is_in_no_calendar(portal, office, secretary, client):
    conference = a_conference(office, secretary)
    session = a_session(conference, secretary)
    before = LONG in seen(client, YEAR), f"session-{session.pk}@localhost" in events(client)
    take_note(session, "Khai mạc.", by=secretary)

    assert before == (False, False)
    assert (LONG in seen(client, YEAR), f"session-{session.pk}@localhost" in events(client)) == (True, True)


def test_an_internal_sitting_is_in_no_calendar(portal, office, secretary, client):
    conference = a_conference(office, secretary)
    inside = a_session(conference, secretary, kind="internal", code="noi-bo")
    take_note(a_session(conference, secretary), "Khai mạc.", by=secretary)
    close_conference(conference, by=secretary)

    assert f"session-{inside.pk}@localhost" not in events(client)
    assert seen(client, YEAR).count(LONG) == 1


def test_a_conference_of_another_office_is_not_on_this_site(portal, client):
    other = planted.an_office("khac", "Phòng khác")
    secretary = planted.an_actor(other, Role.SECRETARY)
    take_note(a_session(a_conference(other, secretary), secretary), "Khai mạc.", by=secretary)

    assert LONG not in seen(client, YEAR)


def test_a_draft_figure_is_in_no_calendar_and_an_adopted_one_is(portal, office, client):
    planted.a_figure(office, adopted_on=None, adopted_by="")
    before = "thông qua số liệu" in seen(client, YEAR).partition("Tháng")[2]
    planted.a_figure(office, adopted_on=date(2021, 5, 31), indicator="schools-national-standard-rate")

    assert (before, "thông qua số liệu năm học 2020-2021 1 số liệu 31/5/2021" in seen(client, YEAR)) == (False, True)


def test_a_document_stands_on_the_day_it_begins_until_it_is_taken_out(portal, office, client):
    publisher = planted.publishing(planted.an_actor(office))
    document = a_document(portal, publisher)
    before = "Có hiệu lực: 830/KH-UBND" in seen(client, YEAR)
    take_out_document(document, reason="Nhầm.", by=publisher)

    assert (before, "830/KH-UBND" in seen(client, YEAR)) == (True, False)


@pytest.mark.parametrize("year", ["2020", "2020-2022", "1999-2000", "2023-2024", "abc"])
def test_other_years_are_not_there(portal, client, year):
    assert client.get(f"/lich/{year}/").status_code == 404


def test_the_years_beside_lead_on_and_end(portal, client):
    assert 'href="/lich/2022-2023/"' not in client.get("/lich/2021-2022/").content.decode()
    assert 'href="/lich/2021-2022/"' in client.get("/lich/").content.decode()


# --- the file ---------------------------------------------------------------------------------------------------------


def test_the_file_is_written_as_the_standard_has_it(portal, office, secretary, client):
    session = a_session(a_conference(office, secretary), secretary)
    add_site(session, kind="main", place="Hội trường, tầng 2", by=secretary)
    take_note(session, "Khai mạc.", by=secretary)

    content = client.get("/lich.ics").content
    lines = content.split(b"\r\n")
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode() or line == b"" for line in lines)  # no letter is cut in two
    assert content.count(b"\n") == content.count(b"\r\n")
    assert "SUMMARY:" + LONG.replace(";", "\\;").replace(",", "\\,") in unfolded
    assert "LOCATION:Hội trường\\, tầng 2" in unfolded
    assert "DTSTART;VALUE=DATE:20210627\r\nDTEND;VALUE=DATE:20210628\r\nDTSTAMP:20210627T000000Z" in unfolded


def test_names_are_unlike_and_stay_what_they_are(portal, client):
    content = client.get("/lich.ics").content
    names = [str(one["UID"]) for one in Calendar.from_ical(content).walk("VEVENT")]

    assert len(names) == len(set(names)) == 24  # four rounds, two days each, three years
    assert names[0] == "round-start-of-year-closing-2019-2020@localhost"
    assert client.get("/lich.ics").content == content


def test_many_days_ask_as_many_queries_as_few(portal, office, client):
    publisher = planted.publishing(planted.an_actor(office))
    a_document(portal, publisher)
    asked = queries_for(client, YEAR)
    for number in range(3):
        a_document(portal, publisher, number=f"{number}/KH")

    assert queries_for(client, YEAR) == asked


# --- kept pages -------------------------------------------------------------------------------------------------------


def dropped(client, act):
    names = [shown_by(client.get(address).wsgi_request) for address in (YEAR, "/lich.ics")]
    Change.objects.all().delete()
    act()
    told = {name for change in Change.objects.all() for name in change.names.split("\n")}
    return [bool(one & told) for one in names]


def test_what_changes_a_conference_under_way_drops_the_calendar(portal, office, secretary, client):
    conference = a_conference(office, secretary)
    assert dropped(client, lambda: a_session(conference, secretary)) == [False, False]  # it is on no page yet
    session = conference.sessions.get()
    assert dropped(client, lambda: take_note(session, "Khai mạc.", by=secretary)) == [True, True]
    assert dropped(client, lambda: take_note(session, "Tiếp.", by=secretary)) == [False, False]
    assert dropped(client, lambda: add_site(session, kind="main", place="Hội trường", by=secretary)) == [True, True]
    assert dropped(client, lambda: remove_line(session, by=secretary)) == [True, True]


def test_a_document_entered_drops_the_calendar(portal, office, client):
    publisher = planted.publishing(planted.an_actor(office))

    assert dropped(client, lambda: a_document(portal, publisher)) == [True, True]
