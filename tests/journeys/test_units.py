"""Schools merge and split, a level goes: what people see of it before, while and after."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys import units
from tests.journeys.people import Reader, ReaderOnAPhone, Specialist
from tests.journeys.setting import SEPTEMBER, TOWN

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AFTERWARDS = "2021-09-06"


def test_units_change_and_everybody_finds_what_was_theirs(browser: "Browser", site: "Site", tmp_path: Path):
    everyone: list[Reader] = []
    with ExitStack() as windows:

        def someone(kind: type[Reader], *who: str) -> Reader:
            everyone.append(windows.enter_context(kind(browser, site, *who)))
            return everyone[-1]

        site.open_on(SEPTEMBER)
        tien = someone(Specialist, "specialist", TOWN)
        units.the_office_opens_a_round(tien)
        quan = someone(units.Changer, "admin", "Quản trị hệ thống", "Tỉnh Điện Biên")
        units.two_schools_with_open_reports_are_merged(quan)

        site.open_on(AFTERWARDS)
        chi = someone(ReaderOnAPhone, "reader")
        units.a_reader_finds_the_new_school_by_an_old_name(chi)
        units.the_office_finds_the_open_reports_of_the_old_schools(tien)
        units.last_years_figures_are_put_on_the_schools_of_today(chi)
        units.a_school_is_split_with_shares(quan)
        units.pupils_are_shared_out(chi)
        units.a_split_without_shares_says_what_it_costs(quan)
        units.figures_that_cannot_be_compared_say_so(chi)
        units.a_level_is_abolished(quan, tmp_path)
        units.whoever_answered_to_it_answers_to_the_one_above(chi)

    assert [complaint for one in everyone for complaint in one.screens.complaints] == []
    assert [address for one in everyone for address in one.asked_elsewhere] == []
    assert "Traceback" not in site.said
