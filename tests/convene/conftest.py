"""An office with its people, and a conference in it."""

import pytest

from namhoc.people.roles import Role
from tests.convene import office as told


@pytest.fixture
def office(db):
    return told.an_office()


@pytest.fixture
def secretary(office):
    return told.someone(Role.SECRETARY, office)


@pytest.fixture
def conference(office, secretary):
    from namhoc.convene.actions import plan_conference

    return plan_conference(office, told.YEAR, title="Hội nghị tổng kết", host="UBND thành phố", by=secretary)


@pytest.fixture
def session(conference, secretary):
    from namhoc.convene.actions import add_session

    return add_session(
        conference, code="public", kind="public", mode="online", organiser="UBND thành phố", by=secretary
    )


@pytest.fixture
def desk(client, secretary, monkeypatch):
    """The site, on the day of the tests, seen by the secretary."""
    monkeypatch.setenv("NAMHOC_TODAY", told.DAY.isoformat())
    return told.signed_in(client, secretary)
