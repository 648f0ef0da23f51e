"""A unit's own page on the portal: what is official of it, who writes of it, and what became of it."""

from datetime import date

import pytest
from django.urls import reverse

from namhoc.front.models import Change
from namhoc.front.shown import shown_by
from namhoc.people.roles import Role
from namhoc.publish import actions
from namhoc.publish.models import PortalHome
from namhoc.units.actions import found_unit, withdraw_events
from namhoc.units.log.events import Event
from namhoc.units.network import EventKind, UnitStart
from tests.collect.desk import SYSTEM, an_office
from tests.measure.reading import queries_for, seen
from tests.measure.worked import accredited, adopted, graduation, kept, schools
from tests.publish import planted

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def reader(client):
    client.cookies["django_language"] = "en"
    return client


def page_of(code):
    return reverse("unit", args=[code])


def names_at(client, code):
    return shown_by(client.get(page_of(code)).wsgi_request)


def told():
    return {name for change in Change.objects.all() for name in change.names.split("\n")}


def dropped(client, code, act):
    """Whether doing this drops the page of the unit."""
    names = names_at(client, code)
    Change.objects.all().delete()
    act()
    return bool(names & told())


# --- what it tells ----------------------------------------------------------------------------------------------------


def test_a_school_tells_what_it_brought_to_official_figures(office, reader):
    schools(office, 2)
    figure = next(iter(adopted(office, graduation((40, 50), (110, 150))).values()))

    assert "Lower-secondary graduation rate 80%" in seen(reader, page_of("truong-00"))
    assert f'<a href="{figure.get_absolute_url()}">80%</a>' in reader.get(page_of("truong-00")).content.decode()


def test_an_office_tells_its_own_figures(office, reader):
    adopted(office, accredited(9, 12))

    assert "Indicator 2020-2021 Rate of schools accredited 75%" in seen(reader, page_of(office.code))


def test_a_draft_is_told_of_nobody(office, reader):
    schools(office, 1)
    kept(office, graduation((40, 50)))

    pages = [seen(reader, page_of(code)) for code in ("truong-00", office.code)]
    assert ["Official figures" in page for page in pages] == [False, False]


def test_it_says_whom_it_answers_to(office, reader):
    schools(office, 1)

    assert "Answers to Phòng Giáo dục và Đào tạo Mẫu" in seen(reader, page_of("truong-00"))


def test_an_office_with_a_site_tells_where_it_is(office, reader):
    home = planted.a_portal()
    PortalHome.objects.filter(pk=home.pk).update(office=office, address="12 phố Mẫu", phone="0215 000 0000")

    page = seen(reader, page_of(office.code))
    assert ("Address 12 phố Mẫu" in page, "Telephone 0215 000 0000" in page) == (True, True)


def test_it_lists_the_published_articles_of_its_office_and_no_draft(reader):
    office, editor, _home = _writing()
    actions.publish_article(_article(office, editor, "Bài đã đăng"), by=planted.publishing(editor))
    _article(office, editor, "Bài còn nháp")

    page = seen(reader, page_of(office.code))
    assert ("Bài đã đăng" in page, "Bài còn nháp" in page) == (True, False)


def _writing():
    office = planted.an_office()
    home = planted.a_portal()
    return office, planted.an_actor(office, Role.EDITOR), home


def _article(office, editor, title):
    return actions.write_article(office, planted.YEAR, title, "Mở đầu.", ["Đoạn."], by=editor)


def test_the_sitemap_names_every_unit_that_stands(office, client):
    schools(office, 1)

    told = client.get(reverse("units-sitemap")).content.decode()
    assert [told.count(f"<loc>http://testserver{page_of(code)}</loc>") for code in (office.code, "truong-00")] == [1, 1]


# --- a unit that is no more, or never was -----------------------------------------------------------------------------


def test_a_withdrawn_unit_says_so_and_keeps_its_name(reader):
    founded = date(2020, 1, 1)
    found_unit(UnitStart("nham", founded, "Trường ghi nhầm", "primary", None), by=SYSTEM)
    event = Event(founded, EventKind.FOUND, "nham", name="Trường ghi nhầm", type="primary")
    withdraw_events([event], reason="bí mật nội bộ", by=SYSTEM)

    page = seen(reader, page_of("nham"))
    assert "Trường ghi nhầm" in page
    assert "This unit has been withdrawn What was recorded of it was taken out again on" in page
    assert ("bí mật nội bộ" in page, "Through time" in page) == (False, False)


def test_a_unit_that_stands_is_not_said_to_be_withdrawn(office, reader):
    assert "has been withdrawn" not in seen(reader, page_of(office.code))


# --- kept pages -------------------------------------------------------------------------------------------------------


def test_adopting_drops_the_pages_of_the_units_it_speaks_of_and_no_other(office, client):
    schools(office, 3)
    figures = [graduation((40, 50), (110, 150))]

    assert [dropped(client, code, lambda: adopted(office, *figures)) for code in ("truong-00",)] == [True]
    figures = [graduation((41, 50), (110, 150))]
    assert dropped(client, "truong-02", lambda: adopted(office, *figures, reason="Gửi lại.")) is False
    assert dropped(client, office.code, lambda: adopted(office, graduation((42, 50)), reason="Gửi lại.")) is True


def test_a_unit_that_falls_out_of_a_corrected_figure_is_told_so(office, client):
    schools(office, 2)
    adopted(office, graduation((40, 50), (110, 150)))

    assert dropped(client, "truong-01", lambda: adopted(office, graduation((40, 50)), reason="Sai.")) is True


def test_publishing_drops_the_page_of_the_office_that_wrote(client):
    office, editor, _home = _writing()
    article = _article(office, editor, "Bài")

    assert dropped(client, office.code, lambda: actions.publish_article(article, by=planted.publishing(editor))) is True


def test_the_page_asks_as_many_queries_for_many_figures_as_for_one(office, reader):
    schools(office, 1)
    adopted(office, graduation((40, 50)))
    asked = queries_for(reader, page_of("truong-00"))
    adopted(office, graduation((40, 50)), accredited(1, 3))

    assert queries_for(reader, page_of("truong-00")) == asked


def test_robots_are_shown_the_way_to_every_sitemap_and_each_answers(office, client):
    planted.a_portal()
    told = [line.partition(" ")[2] for line in client.get("/robots.txt").content.decode().splitlines()]
    maps = [place for place in told if place.endswith("sitemap.xml")]

    assert maps == [f"http://testserver/{place}sitemap.xml" for place in ("", "so-lieu/", "don-vi/")]
    assert [client.get(place).headers["Content-Type"] for place in maps] == ["application/xml"] * 3
