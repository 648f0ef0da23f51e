"""The site as the journey finds it: `python -m tests.journeys.prepare FOLDER` makes its database in a folder.

Mường Lay has lived through 2019-2020. In 2020-2021 its plan is set out, its certificates are registered and three
rounds are locked; of the last round ten schools of twelve are approved. Everything was done by the sample's own people.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

OFFICE, FOLDER = "district-095-muong-lay", "muong-lay"
LAST_ROUND = "end-of-year"
WITHOUT_ANSWERS = ("school-thcs-nguyen-ba-ngoc-muong-lay", "school-mn-song-da-muong-lay")
PREPARED_ON = "2021-06-01"
FORGETFUL = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"  # nobody needs this file after a power cut


def prepare(folder: Path) -> None:
    """Make and fill the database of an installation whose NAMHOC_VAR is ``folder``."""
    os.environ |= {"NAMHOC_VAR": str(folder), "NAMHOC_SAMPLE": "1", "NAMHOC_TODAY": PREPARED_ON}
    os.environ["DJANGO_SETTINGS_MODULE"] = "namhoc.settings"
    import django
    from django.conf import settings

    settings.DATABASES["default"]["OPTIONS"]["init_command"] = FORGETFUL
    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        _fill()


def _fill() -> None:
    from namhoc.law.catalogue import catalogue
    from namhoc.sample.load import first_day, live_through, office_years, set_out_book
    from namhoc.sample.people import staff_province
    from namhoc.sample.sites import open_sample_sites
    from namhoc.sample.units import load_province
    from namhoc.sample.year import answer_round

    load_province()
    open_sample_sites([OFFICE])
    staff_province(first_day(catalogue()))
    before, now, *_later = office_years(catalogue(), OFFICE, FOLDER)
    live_through(before)
    set_out_book(now, now.reading.office)
    for code in now.rounds():
        if code == LAST_ROUND:
            _leave_two_to_answer(now)
        else:
            answer_round(now, code)


def _leave_two_to_answer(sample) -> None:
    from namhoc.collect.actions import approve_report, open_round
    from namhoc.people.roles import Role
    from namhoc.sample.places import day_of_acts
    from namhoc.sample.year import answer

    specialist = sample.staff.on(Role.SPECIALIST, day_of_acts(sample.catalogue, sample.year, LAST_ROUND))
    round_ = open_round(sample.catalogue, sample.office, sample.year, LAST_ROUND, by=specialist)
    reports = {report.unit.code: report for report in round_.reports.select_related("unit")}
    for filing in sample.filings(LAST_ROUND):
        if filing.unit not in WITHOUT_ANSWERS:
            answer(sample, reports[filing.unit], filing)
            approve_report(reports[filing.unit], by=specialist)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
