"""A site with articles, pictures and files, and its copy."""

import pytest
from django.core.cache import cache

from namhoc.publish.copying.asking import Asking
from namhoc.publish.copying.copying import Base, Copying
from namhoc.publish.copying.queries import section_places
from namhoc.publish.copying.scope import Scope
from tests.publish.moving import old_portal
from tests.publish.moving.conftest import HOST, home, take, uploads  # noqa: F401 - the same site

LIVE = f"https://{HOST}"


@pytest.fixture
def filled(home, take, settings):  # noqa: F811 - fixtures
    settings.ALLOWED_HOSTS = [HOST]
    cache.clear()  # Wagtail keeps there which sizes of a picture were made, in folders of other tests
    take(old_portal.portal(4))
    return home


@pytest.fixture
def copy(filled):
    """Copies the site, or a section of it; its files, and what links led nowhere."""

    def copied(section="", under=""):
        copying = Copying(Asking(HOST, 80), Scope(section), Base(under), LIVE, section_places(HOST))
        return copying.run(), {address for address, page in copying.broken.items() if page}

    return copied
