"""A site that offers notices, and the server by which they travel."""

import pytest

from namhoc.publish.models import PortalHome
from tests.publish.push.maker import Reader, a_maker


@pytest.fixture(autouse=True)
def _with_notices(settings, tmp_path):
    settings.PUSH, settings.PUSH_KEY, settings.VAR = True, "", tmp_path


@pytest.fixture
def home(portal):
    return PortalHome.objects.get()


@pytest.fixture
def maker(tmp_path, settings, monkeypatch):
    with a_maker(tmp_path) as (maker, certificate):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        settings.PUSH_HOSTS, settings.PUSH_LOOPBACK = ["localhost"], True
        yield maker


@pytest.fixture
def browser_of_a_reader():
    return Reader()
