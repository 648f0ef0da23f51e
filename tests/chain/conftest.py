"""The sample province in the database, lived through by its people: loaded once a file, each test's acts undone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from namhoc.law.catalogue import catalogue
from namhoc.sample.load import load_office, load_sample
from namhoc.sample.places import OFFICES
from namhoc.sample.sites import open_sample_sites
from namhoc.sample.units import load_province
from tests.chain.command import Office, Ran
from tests.chain.rooms import Rooms
from tests.provide.held import held

TOWN, CITY = "district-095-muong-lay", "district-094-dien-bien-phu"
YEAR = "2020-2021"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database that holds the sample until the file's last test; then it is as empty as before."""
    with held(django_db_blocker):
        load_sample()
        yield


@pytest.fixture(scope="module")
def town_loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The same with the town alone, which takes a third of the time."""
    with held(django_db_blocker):
        load_province()
        open_sample_sites([TOWN])
        load_office(catalogue(), TOWN, OFFICES[TOWN], lambda _line: None)
        yield


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
