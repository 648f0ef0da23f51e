"""What readers do about notices: it leaves no journal entry, for readers are not followed."""

from __future__ import annotations

from datetime import datetime

from namhoc.publish.models import PortalHome, Section
from namhoc.publish.push.models import Browser


def keep_browser(
    home: PortalHome, section: Section | None, given: dict[str, str], language: str, *, now: datetime
) -> None:
    """The browser is told of what is posted from now on; one that is known already only changes what it is told of."""
    known = {"p256dh": given["p256dh"], "auth": given["auth"], "section": section, "language": language}
    fresh = {"told_until": now, "failed": 0, "again_at": None}
    Browser.objects.update_or_create(home=home, endpoint=given["endpoint"], defaults={**known, **fresh})


def forget_browser(home: PortalHome, endpoint: str) -> bool:
    """Nothing is known of the browser any more; whether there was one. Nobody else knows its address."""
    return bool(Browser.objects.filter(home=home, endpoint=endpoint).delete()[0])


def number_of_browsers(home: PortalHome) -> int:
    """How many browsers get the notices of a site."""
    return Browser.objects.filter(home=home).count()
