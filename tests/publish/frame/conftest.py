"""A site of one office's own, with its sections, and whoever publishes there."""

from __future__ import annotations

import pytest

from namhoc.people.roles import Role
from namhoc.publish.models import PortalHome
from tests.publish import planted
from tests.publish.frame.around import a_picture


@pytest.fixture
def home(office, portal):
    PortalHome.objects.update(office=office)
    return PortalHome.objects.get()


@pytest.fixture
def publisher(office, home):
    return planted.an_actor(office, Role.PUBLISHER)


@pytest.fixture
def desk(home, at_the_publisher_s):
    return at_the_publisher_s


@pytest.fixture
def picture():
    return a_picture()
