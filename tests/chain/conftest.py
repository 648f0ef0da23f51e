"""The sample province in the database, lived through by its people: loaded once a file, each test's acts undone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from namhoc.law.catalogue import catalogue
from namhoc.sample.load import load_sample
from tests.chain.command import Office, Ran
from tests.chain.rooms import Rooms

TOWN, CITY = "district-095-muong-lay", "district-094-dien-bien-phu"
YEAR = "2020-2021"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database that holds the sample until the file's last test; then it is as empty as before."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_sample()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def law():
    return catalogue()


@pytest.fixture
def town(loaded: None, db: None) -> Rooms:
    return Rooms(TOWN, YEAR)


@pytest.fixture
def city(loaded: None, db: None) -> Rooms:
    return Rooms(CITY, YEAR)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture
def office(tmp_path: Path, compiled: Path) -> Office:
    """The town's folders of two years, to be spoiled."""
    return Office(tmp_path, compiled)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory, compiled: Path) -> Ran:
    """The command on the sample as it is."""
    return Office(tmp_path_factory.mktemp("clean"), compiled).run()
