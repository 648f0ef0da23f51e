"""An office with a specialist, a council and nominations."""

import pytest

from namhoc.people.roles import Role
from tests.convene import office as told


@pytest.fixture
def office(db):
    return told.an_office()


@pytest.fixture
def specialist(office):
    return told.someone(Role.SPECIALIST, office)


@pytest.fixture
def member(office):
    return told.someone(Role.COUNCIL, office)


@pytest.fixture
def other_member(office):
    return told.someone(Role.COUNCIL, office, "council-2")


@pytest.fixture
def nominate(office, specialist):
    """Proposes one commendation of the province, or what is asked for."""
    from namhoc.recognise.actions import nominate_recipient

    def propose(recipient="Người thứ nhất", **changes):
        given = {"award": "bk-tinh", "giver": "province-committee", "recipient_kind": "individual", **changes}
        return nominate_recipient(office, told.YEAR, recipient=recipient, by=specialist, **given)

    return propose


@pytest.fixture
def supported(nominate, member):
    """Proposes, votes for, and closes the vote."""
    from namhoc.recognise.actions import cast_vote, weigh_nomination

    def support(recipient="Người thứ nhất", **changes):
        nomination = nominate(recipient, **changes)
        cast_vote(nomination, in_favour=True, by=member)
        return weigh_nomination(nomination, by=member)

    return support


@pytest.fixture
def site(client, monkeypatch):
    """The site on the day of the tests, seen by whoever is asked for."""
    monkeypatch.setenv("NAMHOC_TODAY", told.DAY.isoformat())
    return lambda actor: told.signed_in(client, actor)
