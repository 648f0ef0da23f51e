"""What readers do about the letter: it leaves no journal entry, for readers are not followed."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction

from namhoc.publish.letters.models import Follower
from namhoc.publish.letters.writing import write_question
from namhoc.publish.models import PortalHome

TO_CONFIRM = timedelta(days=2)
AGAIN = timedelta(hours=1)  # nobody gets two questions within it, however often somebody types their address


@transaction.atomic
def ask_to_follow(home: PortalHome, email: str, pace: str, language: str, *, now: datetime) -> None:
    """The address is asked whether it is theirs who typed it; one that follows already hears nothing, and nobody does.

    Whoever typed it learns nothing about the address
    """
    known = {"pace": pace, "language": language, "key": token_urlsafe(24), "asked_at": now}
    found, new = Follower.objects.select_for_update().get_or_create(home=home, email=email.lower(), defaults=known)
    if found.told_until is not None or not (new or now - found.asked_at >= AGAIN):
        return
    if not new:
        Follower.objects.filter(pk=found.pk).update(pace=pace, language=language, asked_at=now)
        found.refresh_from_db()
    transaction.on_commit(lambda: write_question(found))


def confirm_following(key: str, *, now: datetime) -> bool:
    """The address is theirs: from now on it is told of what is new. Whether there was such a question."""
    waiting = Follower.objects.filter(key=key, told_until=None)
    return bool(waiting.update(told_until=now)) or Follower.objects.filter(key=key).exists()


def stop_following(key: str) -> bool:
    """Nothing is known of the address any more; whether there was one."""
    return bool(Follower.objects.filter(key=key).delete()[0])


def follower_with(key: str) -> Follower | None:
    return Follower.objects.filter(key=key).select_related("home").first()


def forget_unconfirmed(now: datetime) -> int:
    """Addresses that never confirmed are destroyed; how many."""
    return int(Follower.objects.filter(told_until=None, asked_at__lt=now - TO_CONFIRM).delete()[0])


def number_of_followers(home: PortalHome) -> int:
    """How many addresses get the letter of a site."""
    return Follower.objects.filter(home=home, told_until__isnull=False).count()
