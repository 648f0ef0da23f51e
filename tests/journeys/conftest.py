"""The site that the journey walks through, and a way to look over everybody's shoulder at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.site import Site, prepare_site
from tests.provide.once import made_once


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation in the middle of its year, made once."""
    return made_once(tmp_path_factory, "prepared", prepare_site)


@pytest.fixture
def site(prepared: Path, tmp_path: Path) -> Iterator[Site]:
    """An installation of one's own, at its address once it is opened on a day."""
    own = Site(prepared, tmp_path / "site")
    yield own
    own.close()
