"""A published article of an office, and readers in front of it."""

import pytest

from tests.hear.readers import Reader
from tests.publish import planted
from tests.publish.conftest import _on_the_day, editor, office, portal  # noqa: F401 - the same office and portal
from tests.publish.test_pages import published


@pytest.fixture
def article(office, editor):  # noqa: F811 - a fixture
    return published(office, editor, "Một đoạn.")


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def at_the_desk(office, portal):  # noqa: F811 - a fixture
    """Someone signed in as the office's editor."""
    reader = Reader()
    reader.client.force_login(planted.a_post(office).account)
    return reader
