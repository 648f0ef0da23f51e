"""An office that collects, the round at the start of the year, and the site on the day of the tests."""

import pytest

from namhoc.people.roles import Role
from tests.collect import desk


@pytest.fixture
def office(db):
    made = desk.an_office()
    desk.schools_of(made)
    return made


@pytest.fixture
def specialist(office):
    return desk.someone(Role.SPECIALIST, office)


@pytest.fixture
def head(office):
    return desk.someone(Role.HEAD, office)


@pytest.fixture
def round_(office):
    return desk.a_round(office)


@pytest.fixture
def report(round_):
    """The primary school's."""
    return desk.report_of(round_, "truong-mot")


@pytest.fixture
def clerk(report):
    return desk.clerk_of(report.unit)


@pytest.fixture
def on_the_day(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", desk.DAY.isoformat())


@pytest.fixture
def as_clerk(client, clerk, on_the_day):
    return desk.signed_in(client, clerk)


@pytest.fixture
def as_specialist(client, specialist, on_the_day):
    return desk.signed_in(client, specialist)


@pytest.fixture
def as_head(client, head, on_the_day):
    return desk.signed_in(client, head)
