"""An office with a portal and an editor, on the day of the second seed."""

import pytest
from django.test import Client

from namhoc.people.roles import Role
from namhoc.publish.models import PortalHome
from namhoc.units.models import Unit
from tests.provide.held import held
from tests.publish import planted


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", planted.DAY.isoformat())


@pytest.fixture(scope="module")
def planted_here(request, django_db_setup, django_db_blocker):
    """The office and its portal, once for a file; not for one of whose tests some write for good."""
    of_this_file = [item for item in request.session.items if item.path == request.path]
    if any({"transactional_db", "live_server"} & set(item.fixturenames) for item in of_this_file):
        yield False
        return
    with pytest.MonkeyPatch.context() as patch, held(django_db_blocker):
        patch.setenv("NAMHOC_TODAY", planted.DAY.isoformat())
        planted.an_office()
        planted.a_portal()
        yield True


@pytest.fixture
def office(planted_here, db):
    return Unit.objects.get() if planted_here else planted.an_office()


@pytest.fixture
def portal(planted_here, office):
    return PortalHome.objects.get() if planted_here else planted.a_portal()


@pytest.fixture
def editor(office, portal):
    return planted.an_actor(office)


@pytest.fixture
def reader(client):
    """Someone who reads in English: the Vietnamese wording is tested where it is kept."""
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def at_the_desk(office, portal, reader):
    """The same reader, signed in as the office's editor."""
    reader.force_login(planted.a_post(office).account)
    return reader


@pytest.fixture
def at_the_publisher_s(office, portal):
    """Another reader, signed in as the office's publisher."""
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(planted.a_post(office, Role.PUBLISHER).account)
    return client
