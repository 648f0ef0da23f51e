"""An auditor follows one public figure back to the school's cell, and reads who touched it."""

from typing import TYPE_CHECKING

import pytest

from tests.journeys import auditing
from tests.journeys.people import Worker
from tests.journeys.setting import SEPTEMBER

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_auditor_follows_one_figure_back(browser: "Browser", site: "Site"):
    site.open_on(SEPTEMBER)
    with Worker(browser, site, "auditor", "Thanh tra", "Tỉnh Điện Biên") as hoa:
        auditing.an_auditor_follows_a_public_figure_back(hoa)
        auditing.to_the_cell_of_a_school(hoa)
        auditing.and_finds_who_changed_it(hoa)

    assert hoa.screens.complaints == []
    assert hoa.asked_elsewhere == []
    assert "Traceback" not in site.said
