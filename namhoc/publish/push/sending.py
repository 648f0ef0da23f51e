"""Notices of what has become public: a few minutes after it did, to every browser that asked for it."""

from __future__ import annotations

import json
import logging
from datetime import datetime, timedelta
from http import HTTPStatus

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import ngettext, override

from namhoc.publish.cited import Cited
from namhoc.publish.models import PortalHome
from namhoc.publish.push.keys import own_key
from namhoc.publish.push.models import Browser
from namhoc.publish.push.reaching import NotReachable, post
from namhoc.publish.push.sealing import seal, signed
from namhoc.publish.queries import for_lists
from namhoc.publish.reading import plain
from namhoc.publish.site.lists import published
from namhoc.publish.site.sites import address_of

LONGEST = 160  # letters of a lead
AT_ONCE = 200  # notices of one round; the next minute sends more
TRIES = 4
AGAIN = timedelta(minutes=5)  # after the first failure; twice as long after each other one
KEPT_FOR = 24 * 3600  # seconds that the maker's server keeps it for a browser that is not there
GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
log = logging.getLogger(__name__)


def send_notices(now: datetime) -> int:
    """A notice to every browser for which something was posted since its last one; how many left.

    Raises  what ``own_key`` does
    """
    homes = PortalHome.objects.filter(live=True, with_push=True, pk__in=Browser.objects.values("home"))
    if not homes:
        return 0
    own_key()  # where it cannot be read, nothing is begun
    return sum(_send_of(home, now) for home in homes)


def _send_of(home: PortalHome, now: datetime) -> int:
    newest = published(home).filter(posted_at__lte=now).values_list("posted_at", flat=True).first()
    if newest is None:
        return 0
    ready = Q(again_at__isnull=True) | Q(again_at__lte=now)
    due = Browser.objects.filter(ready, home=home, told_until__lt=newest).select_related("section")
    return sum(_send_one(home, browser, now) for browser in due.order_by("told_until", "pk")[:AT_ONCE])


def _send_one(home: PortalHome, browser: Browser, now: datetime) -> bool:
    """One notice, by the process that gets hold of the browser first."""
    since = browser.told_until
    if not Browser.objects.filter(pk=browser.pk, told_until=since).update(told_until=now):
        return False
    notice = _notice(home, browser, since, now)
    return bool(notice) and _settle(browser, _posted(home, browser, notice), since, now)


def _notice(home: PortalHome, browser: Browser, since: datetime, now: datetime) -> dict[str, str]:
    """The newest article, or how many there are; nothing where none is of what was asked for."""
    shown = published(home).filter(posted_at__gt=since, posted_at__lte=now)
    shown = shown if browser.section is None else shown.child_of(browser.section)
    newest, number = for_lists(shown.select_related("office").defer("body")[:1]), shown.count()
    if not newest:
        return {}
    article = newest[0]
    if number == 1:
        lead = Truncator(plain(article.lead, getattr(article, "cited", Cited([])))).chars(LONGEST)
        return {"title": article.title, "body": lead, "address": address_of(article)}
    with override(browser.language):
        title = ngettext("%(site)s: %(number)s new article", "%(site)s: %(number)s new articles", number)
    place = "/" if browser.section is None else address_of(browser.section)
    return {"title": title % {"site": home.title, "number": number}, "body": article.title, "address": place}


def _posted(home: PortalHome, browser: Browser, notice: dict[str, str]) -> int:
    """What the maker's server answered; an address to which nothing may go is none any more."""
    contact = f"mailto:{home.email}" if home.email else settings.ADDRESS
    headers = {
        "Authorization": signed(browser.endpoint, contact, timezone.now()),  # the clock's, whatever day counts as today
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_FOR),
    }
    try:
        return post(browser.endpoint, seal(json.dumps(notice).encode(), browser.p256dh, browser.auth), headers)
    except (NotReachable, ValueError):  # or no key of its own with which anything could be sealed
        return HTTPStatus.GONE
    except OSError:
        log.warning("A notice could not leave; it is tried again.")
        return HTTPStatus.SERVICE_UNAVAILABLE


def _settle(browser: Browser, status: int, since: datetime, now: datetime) -> bool:
    """Whether it was taken. A browser that is gone is forgotten; another is tried again, a few times."""
    kept = Browser.objects.filter(pk=browser.pk, told_until=now)  # unless its reader chose anew meanwhile
    if status in GONE:
        kept.delete()
    elif status < HTTPStatus.MULTIPLE_CHOICES or browser.failed + 1 >= TRIES:  # or this notice is given up
        kept.update(failed=0, again_at=None)
    else:
        again = now + AGAIN * 2**browser.failed
        kept.update(told_until=since, failed=browser.failed + 1, again_at=again)
    return status < HTTPStatus.MULTIPLE_CHOICES
