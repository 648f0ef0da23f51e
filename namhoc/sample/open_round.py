"""A round just begun: some reports approved, some sent, one returned, some not touched yet."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from namhoc.collect.actions import (
    approve_report,
    open_round,
    return_report,
    send_report,
    take_in_workbook,
)
from namhoc.people.roles import Role
from namhoc.sample.places import day_of_acts
from namhoc.sample.year import SampleYear

FIRST_ROUND = "start-of-year"
DAYS_BEFORE = 12  # how long before the closing day the sample is looked at
APPROVED, SENT = 5, 3  # of the schools, in the order of their codes; the next one is returned
NOTE = "Số học sinh nữ lớp đầu cấp lệch nhiều so với năm trước. Kiểm tra lại danh sách lớp."


@transaction.atomic
def leave_round_open(sample: SampleYear) -> None:
    """The first round of a new year, half way."""
    day = day_of_acts(sample.catalogue, sample.year, FIRST_ROUND) - timedelta(days=DAYS_BEFORE)
    specialist = sample.staff.on(Role.SPECIALIST, day)
    round_ = open_round(sample.catalogue, sample.office, sample.year, FIRST_ROUND, by=specialist)
    reports = {report.unit.code: report for report in round_.reports.select_related("unit")}
    filings = sorted(sample.filings(FIRST_ROUND), key=lambda filing: filing.unit)
    for at, filing in enumerate(filings[: APPROVED + SENT + 1]):
        report, clerk = reports[filing.unit], sample.staff.clerk_of(filing.unit, day)
        content = (sample.folder / filing.file).read_bytes()
        take_in_workbook(report, filing, content, by=clerk)
        send_report(sample.catalogue, report, by=clerk)
        if at < APPROVED:
            approve_report(report, by=specialist)
        elif at == APPROVED + SENT:
            first = next(name for name in filing.answers if name.startswith("girls."))
            return_report(report, {first: NOTE}, by=specialist)
