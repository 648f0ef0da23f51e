"""Letters that are due: every day, or every Monday, in the morning, where there is something new."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

from django.db.models import Q
from django.utils import timezone

from namhoc.publish.letters.following import forget_unconfirmed
from namhoc.publish.letters.models import Follower, Pace
from namhoc.publish.letters.writing import write_letter
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import for_lists
from namhoc.publish.site.lists import published

HOUR = 6  # by the clock of the country
MOST = 30  # articles in one letter
AT_ONCE = 200  # letters of one round; the next minute sends more
log = logging.getLogger(__name__)


def last_due(pace: str, now: datetime) -> datetime:
    """The latest moment at which letters of this pace were to leave."""
    morning = timezone.localtime(now).replace(hour=HOUR, minute=0, second=0, microsecond=0)
    if morning > now:
        morning -= timedelta(days=1)
    return morning if pace == Pace.DAILY else morning - timedelta(days=morning.weekday())


def send_letters(now: datetime) -> int:
    """Letters to all whose last one lies before the moment at which theirs was due; how many left."""
    forget_unconfirmed(now)
    due = Q(pace=Pace.DAILY, told_until__lt=last_due(Pace.DAILY, now))
    due |= Q(pace=Pace.WEEKLY, told_until__lt=last_due(Pace.WEEKLY, now))
    found = Follower.objects.filter(due).select_related("home").order_by("told_until", "pk")[:AT_ONCE]
    return sum(_send_one(follower, now) for follower in found)


def _send_one(follower: Follower, now: datetime) -> bool:
    """One letter, by the process that gets hold of it first; where none can leave it is due again."""
    since = follower.told_until
    if not Follower.objects.filter(pk=follower.pk, told_until=since).update(told_until=now):
        return False
    articles = _new(follower, since or now, now)
    try:
        if articles and follower.home.with_letters:
            write_letter(follower, articles)
            return True
    except SMTPRecipientsRefused:
        log.warning("A letter was refused for its address; the next one is tried when it is due.")
    except OSError:
        Follower.objects.filter(pk=follower.pk, told_until=now).update(told_until=since)
        log.exception("A letter could not leave; it is tried again.")
        raise
    return False


def _new(follower: Follower, since: datetime, now: datetime) -> list[ArticlePage]:
    """What was posted in between, the newest first."""
    shown = published(follower.home).filter(posted_at__gt=since, posted_at__lte=now)
    return for_lists(shown.select_related("office").defer("body")[:MOST])
