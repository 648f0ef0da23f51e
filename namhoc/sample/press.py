"""The sample's papers: the summary issued, the article drafted, checked and published."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from namhoc.convene.queries import conference_of
from namhoc.people.roles import Role
from namhoc.publish.actions import publish_article, revise_article
from namhoc.publish.desk.drafting import draft_article
from namhoc.sample.places import day_of_acts
from namhoc.sample.year import LAST_ROUND, SampleYear
from namhoc.summarise.actions import issue_summary

REPORT_NUMBER = "01"
DAYS_TO_REPORT = 30  # after the closing day
HOURS = {"district-095-muong-lay": time(18, 7, 39), "district-094-dien-bien-phu": time(23, 13)}  # as the two pages say
DAYS_TO_ARTICLE = {  # after the closing day: 4 and 5 September, the days that the two pages bear
    "district-095-muong-lay": 96,
    "district-094-dien-bien-phu": 97,
}


@transaction.atomic
def issue_and_publish(sample: SampleYear) -> None:
    """The report of a year, and the article where there was a conference."""
    closing = day_of_acts(sample.catalogue, sample.year, LAST_ROUND)
    day = closing + timedelta(days=DAYS_TO_REPORT)
    head = sample.staff.on(Role.HEAD, day)
    issue_summary(sample.catalogue, sample.office, sample.year, number=REPORT_NUMBER, day=day, by=head)
    if conference_of(sample.office, str(sample.year)) is None:
        return
    editor = sample.staff.on(Role.EDITOR, closing + timedelta(days=DAYS_TO_ARTICLE[sample.office.code]))
    article = draft_article(sample.catalogue, sample.office, sample.year, by=editor)
    article.posted_at = timezone.make_aware(datetime.combine(editor.day, HOURS[sample.office.code]))
    revise_article(article, by=editor)
    publish_article(article, by=sample.staff.on(Role.PUBLISHER, editor.day))
