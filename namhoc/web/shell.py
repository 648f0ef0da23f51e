"""What every page shows around its content; read only as far as a page uses it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest

from namhoc.front.shown import shown_by, shows
from namhoc.law.school_year import SchoolYear
from namhoc.law.today import today
from namhoc.people.desk import chosen_office
from namhoc.people.models import Account, Post
from namhoc.people.roles import Reach, reach_of
from namhoc.people.signin.drafts import Kept, drafts_of
from namhoc.people.signin.rules import WARNING, granularity
from namhoc.people.years import chosen_year
from namhoc.publish.frame.showing import Way, banners_of, menu_of
from namhoc.publish.models import PortalHome, Section
from namhoc.publish.site.shown import UNITS
from namhoc.publish.site.sites import address_of, body_of, sections_of, site_of
from namhoc.units.models import Unit
from namhoc.units.queries import name_on
from namhoc.web.rooms import DESK, ROOMS, Room
from namhoc.web.sample import sample_accounts

if TYPE_CHECKING:
    from namhoc.journal.actor import Actor
    from namhoc.publish.frame.models import Banner


@dataclass(frozen=True)
class Door:
    """A room in the navigation, and whether this page is in it."""

    room: Room
    entered: bool


class Shell:
    """The frame of one page: who looks at it, under which post, in which year, on which day."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def sample(self) -> bool:
        return bool(settings.SAMPLE)

    @property
    def today(self) -> date:
        return today()

    @property
    def day_is_set(self) -> bool:
        """Whether the site takes another day than the clock's for today."""
        return bool(settings.TODAY)

    @property
    def at_desk(self) -> bool:
        """Whether this page is for work, not for the public."""
        return self.actor is not None and self.request.path.startswith(f"/{DESK}")

    @property
    def actor(self) -> Actor | None:
        return getattr(self.request, "actor", None)

    @property
    def post(self) -> Post | None:
        return getattr(self.request, "post", None)

    @property
    def posts(self) -> list[Post]:
        return getattr(self.request, "posts", [])

    @property
    def sample_accounts(self) -> list[Post]:
        """On the page of signing in: the sample's own names."""
        return sample_accounts()

    @cached_property
    def drafts(self) -> Kept | None:
        """What this person typed on this page and has not sent."""
        account, opened = self.request.user, self.request.method == "GET"
        return drafts_of(account, self.request.path) if opened and isinstance(account, Account) else None

    @property
    def idle_seconds(self) -> int:
        return int(settings.IDLE.total_seconds())

    @property
    def warns_before(self) -> int:
        """Seconds before the end at which someone is asked whether they are still there."""
        return int(min(WARNING, settings.IDLE / 2).total_seconds())

    @property
    def tells_every(self) -> int:
        """Seconds between two words to the server about somebody at work."""
        return max(1, int(granularity(settings.IDLE).total_seconds()))

    @property
    def asks_for_two(self) -> bool:
        """Whether weighty acts ask for a second factor here."""
        return bool(settings.SECOND_FACTOR == "required")

    @property
    def identity(self) -> str:
        """The name of the province's own identity, where there is one."""
        return settings.OIDC_NAME if settings.OIDC_ADDRESS else ""

    @cached_property
    def unit_name(self) -> str:
        return "" if self.post is None else name_on(self.post.unit, today())

    @property
    def looks_further(self) -> bool:
        """Whether the post looks at other offices than its own."""
        reach = None if self.actor is None else reach_of(self.actor.role, "see-office")
        return reach is not None and Reach.DEEPER in reach

    @cached_property
    def office(self) -> Unit | None:
        """The office looked at, for posts that look at others than their own."""
        if self.actor is None or self.post is None or not self.looks_further:
            return None
        return chosen_office(self.request, self.actor, self.post.unit)

    @cached_property
    def office_name(self) -> str:
        return "" if self.office is None else name_on(self.office, today())

    @property
    def office_code(self) -> str:
        return "" if self.office is None else self.office.code

    @cached_property
    def year(self) -> SchoolYear:
        return chosen_year(self.request)

    @cached_property
    def portal(self) -> PortalHome | None:
        """The site that the request asked; a page that may be kept is kept no longer than its frame."""
        home = site_of(self.request)
        if home is not None and shown_by(self.request):
            shows(self.request, f"site:{home.pk}", UNITS)
        return home

    @property
    def site_name(self) -> str:
        return settings.WAGTAIL_SITE_NAME if self.portal is None else str(self.portal.title)

    @property
    def body(self) -> str:
        """The office whose site it is."""
        return body_of(self.portal)

    @property
    def sections(self) -> list[tuple[str, Section]]:
        """The site's sections, each with its address."""
        return [(address_of(section), section) for section in sections_of(self.portal)]

    @property
    def letters(self) -> bool:
        """Whether readers may ask for new articles by e-mail."""
        return bool(settings.LETTERS and self.portal is not None and self.portal.with_letters)

    @property
    def notices(self) -> bool:
        """Whether readers may ask for notices of their browser."""
        return bool(settings.PUSH and self.portal is not None and self.portal.with_push)

    @property
    def menu(self) -> list[Way]:
        """The site's own menu; nothing where it is its sections."""
        return menu_of(self.portal)

    @property
    def banners(self) -> list[Banner]:
        """The banners that stand on every page now."""
        return banners_of(self.portal)

    @property
    def doors(self) -> list[Door]:
        """The rooms that this post may enter, in the order of the year."""
        actor, path = self.actor, self.request.path
        if actor is None:
            return []
        return [Door(room, path.startswith(room.path)) for room in ROOMS if room.is_open_to(actor)]


def shell(request: HttpRequest) -> dict[str, Shell]:
    return {"shell": Shell(request)}
