"""What was counted, as it is shown: in the block of every page, by day, and for one page."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Q, Sum
from django.utils import timezone

from namhoc.front.counting import READERS, VISITS
from namhoc.front.models import Before, Count, ViewsBefore
from namhoc.front.visitors import Kind, Visitors

CLICKS = "banner:"  # what was followed, not read


@dataclass(frozen=True)
class Numbers:
    """The block's lines. Visits are people's; search engines are told apart."""

    online: int
    members: int
    readers: int
    robots: int
    today: int
    month: int
    total: int


def numbers_of(site: int) -> Numbers:
    """Who is here, and who came today, this month and since the beginning."""
    day = timezone.localdate()
    here = Visitors(Path(settings.FRONT_ROOT) / "visitors", day).online(int(time.time()), site)
    people = Count.objects.filter(site=site, what=VISITS).exclude(kind=Kind.ROBOT)
    sums = people.aggregate(
        today=Sum("number", filter=Q(day=day), default=0),
        month=Sum("number", filter=Q(day__gte=day.replace(day=1)), default=0),
        total=Sum("number", default=0),
    )
    before = counted_before(site)
    told = here[Kind.MEMBER], here[Kind.READER], here[Kind.ROBOT]
    return Numbers(sum(told), *told, sums["today"], sums["month"], sums["total"] + (before.visits if before else 0))


def counted_before(site: int) -> Before | None:
    """What the system before had counted."""
    return Before.objects.filter(site=site).first()


@dataclass(frozen=True)
class DayOfSite:
    """One day of a site."""

    day: date
    views: int
    visits: int
    readers: int
    robot_views: int


def days_of(site: int, since: date, until: date) -> list[DayOfSite]:
    """Every day on which anything was read, the latest first."""
    rows = Count.objects.filter(site=site, day__range=(since, until))
    person = ~Q(kind=Kind.ROBOT)
    page = ~Q(what__in=(VISITS, READERS)) & ~Q(what__startswith=CLICKS)
    sums = rows.values("day").annotate(
        views=Sum("number", filter=person & page, default=0),
        visits=Sum("number", filter=person & Q(what=VISITS), default=0),
        readers=Sum("number", filter=person & Q(what=READERS), default=0),
        robot_views=Sum("number", filter=~person & page, default=0),
    )
    return [DayOfSite(**row) for row in sums.order_by("-day")]


def views_of(site: int, what: str) -> int:
    """How often people have opened one page, here and in the system before."""
    rows = Count.objects.filter(site=site, what=what).exclude(kind=Kind.ROBOT)
    before = ViewsBefore.objects.filter(site=site, what=what).values_list("number", flat=True).first()
    return int(rows.aggregate(all=Sum("number", default=0))["all"]) + (before or 0)


def most_read(site: int, kind: str, since: date | None, most: int) -> list[tuple[int, int]]:
    """Things of a kind, such as ``article``, by key: those that people opened most often since a day, and how often."""
    rows = Count.objects.filter(site=site, what__startswith=f"{kind}:").exclude(kind=Kind.ROBOT)
    if since is not None:
        rows = rows.filter(day__gte=since)
    sums = rows.values_list("what").annotate(number=Sum("number")).order_by("-number", "what")
    return [(int(what.rpartition(":")[2]), number) for what, number in sums[:most]]
