"""A published article of an office, and readers in front of it."""

import pytest

from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.units.models import Unit
from tests.hear.readers import Reader
from tests.provide.held import held
from tests.publish import planted
from tests.publish.conftest import _on_the_day  # noqa: F401 - the same day
from tests.publish.test_pages import published


@pytest.fixture(scope="module")
def planted_here(django_db_setup, django_db_blocker):
    """The office, its portal and the article, once for a file; its editor."""
    with pytest.MonkeyPatch.context() as patch, held(django_db_blocker):
        patch.setenv("NAMHOC_TODAY", planted.DAY.isoformat())
        office = planted.an_office()
        planted.a_portal()
        editor = planted.an_actor(office)
        published(office, editor, "Một đoạn.")
        yield editor


@pytest.fixture
def office(planted_here, db):
    return Unit.objects.get()


@pytest.fixture
def portal(planted_here, db):
    return PortalHome.objects.get()


@pytest.fixture
def editor(planted_here, db):
    return planted_here


@pytest.fixture
def article(planted_here, db):
    return ArticlePage.objects.get()


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def at_the_desk(office, portal):
    """Someone signed in as the office's editor."""
    reader = Reader()
    reader.client.force_login(planted.a_post(office).account)
    return reader
