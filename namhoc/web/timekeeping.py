"""What happens by the clock, though nobody visits: in a thread of each server process, and by a command for a timer.

Each minute that has come is looked at once a minute, just after it began. All processes look; each thing due is done by
the one that gets hold of it first, and what was missed while nothing ran is done at the next look.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import close_old_connections, connection

from namhoc.hear.polls.turning import turn_polls
from namhoc.publish.desk.timing import keep_appointments, settled
from namhoc.publish.frame.showing import turn_banners
from namhoc.publish.letters.sending import send_letters
from namhoc.publish.moments import moment_now
from namhoc.publish.push.sending import send_notices

MINUTE = 60.0
JUST_AFTER = 0.05  # so that a clock that is read a little early does not wait a minute more
log = logging.getLogger(__name__)


def do_what_is_due(now: datetime | None = None) -> int:
    """Everything whose minute has come; how many things were done."""
    moment = now or moment_now()
    return len(keep_appointments(moment)) + turn_banners(moment) + turn_polls(moment.date())


def send_what_is_due(now: datetime | None = None) -> int:
    """Every letter whose hour has come; how many left."""
    return send_letters(settled(now or moment_now())) if settings.LETTERS else 0


def notify_of_what_is_new(now: datetime | None = None) -> int:
    """Every notice of an article that has become public; how many left."""
    return send_notices(settled(now or moment_now())) if settings.PUSH else 0


def start_timekeeper() -> None:
    """Threads that look once a minute for as long as the process lives; slow letters hold up nothing else."""
    for name, act in (("timekeeper", do_what_is_due), ("postman", send_what_is_due), ("herald", notify_of_what_is_new)):
        threading.Thread(target=_keep_time, args=[act], name=name, daemon=True).start()


def _keep_time(act: Callable[[], int]) -> None:
    while True:
        _look(act)
        time.sleep(seconds_to_wait(time.time()))


def seconds_to_wait(now: float) -> float:
    """Up to just after the next full minute."""
    return MINUTE - now % MINUTE + JUST_AFTER


def _look(act: Callable[[], int]) -> None:
    """One look; whatever goes wrong is told, and the next look is taken all the same."""
    close_old_connections()
    try:
        act()
    except Exception:
        log.exception("What was due could not be done; it is tried again in a minute.")
    finally:
        connection.close()
