"""Six people do a school year in a real browser, and at its end a reader opens where a number comes from."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys import article, awards, conference, figures, reports
from tests.journeys.people import Clerk, CouncilMember, Editor, Head, Reader, ReaderOnAPhone, Secretary, Specialist
from tests.journeys.setting import AUGUST, JUNE, KINDERGARTEN, LOWER_SECONDARY, SEPTEMBER, TOWN

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_six_people_do_the_year_and_a_reader_opens_where_a_number_comes_from(
    browser: "Browser", site: "Site", tmp_path: Path
):
    everyone: list[Reader] = []
    with ExitStack() as windows:

        def someone(kind: type[Reader], *who: str) -> Reader:
            everyone.append(windows.enter_context(kind(browser, site, *who)))
            return everyone[-1]

        site.open_on(JUNE)
        lan = someone(Clerk, "clerk-A", LOWER_SECONDARY)
        mai = someone(Clerk, "clerk-B", KINDERGARTEN)
        reports.a_school_sends_its_workbook(lan, tmp_path)
        reports.a_school_types_its_report(mai)
        tien = someone(Specialist, "specialist", TOWN)
        reports.the_office_returns_one_report(tien)
        reports.a_school_mends_what_the_office_noted(mai)
        reports.the_office_approves_both(tien)
        thu = someone(Head, "head", TOWN)
        reports.the_head_locks_them(thu)
        figures.the_office_works_the_figures_out(tien)
        figures.the_head_adopts_and_issues(thu)

        site.open_on(AUGUST)
        ngan = someone(Secretary, "secretary", TOWN)
        conference.the_secretary_plans_the_conference(ngan)
        awards.the_office_nominates(tien)
        hanh = someone(CouncilMember, "council", TOWN)
        awards.the_council_votes_and_records(hanh)
        conference.the_secretary_keeps_the_record(ngan)

        site.open_on(SEPTEMBER)
        son = someone(Editor, "editor", TOWN)
        article.the_editor_publishes(son)
        chi = someone(ReaderOnAPhone, "reader")
        article.a_reader_opens_where_numbers_come_from(chi)

        reports.the_school_asks_for_its_report(lan)
        reports.the_head_opens_a_report_again(thu)
        reports.the_school_changes_one_cell(lan)
        figures.the_change_becomes_official(tien, thu)
        article.the_reader_finds_what_was_replaced(chi)

    assert [complaint for one in everyone for complaint in one.screens.complaints] == []
    assert [address for one in everyone for address in one.asked_elsewhere] == []
    assert "Traceback" not in site.said
