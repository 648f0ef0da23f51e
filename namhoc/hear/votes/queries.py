"""Tallies of votes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from namhoc.front.prepared import Given, Prepared
from namhoc.hear.guards.devices import Voter
from namhoc.hear.votes.models import MOST, Vote


@dataclass(frozen=True)
class Rating:
    """The points of a page, all votes taken together, and how many votes gave them."""

    points: int = 0
    votes: int = 0

    def __add__(self, other: Rating) -> Rating:
        return Rating(self.points + other.points, self.votes + other.votes)

    @property
    def mean(self) -> Fraction | None:
        """Exact; none where nobody has voted."""
        return Fraction(self.points, self.votes) if self.votes else None

    @property
    def tenths(self) -> int:
        """The mean in tenths of a star, halves rounded up: what pages show."""
        return (20 * self.points + self.votes) // (2 * self.votes) if self.votes else 0

    @property
    def full(self) -> int:
        """How many of the stars are drawn full: none before anybody has voted."""
        return (2 * self.points + self.votes) // (2 * self.votes) if self.votes else 0


def rating_of(page_pk: int) -> Rating:
    return sum((Rating(points, votes) for _page, points, votes in _of_one()(page=page_pk)), Rating())


@cache
def _of_one() -> Prepared:
    return Prepared(_tallies(page=Given("page", Vote._meta.get_field("page"))))  # noqa: SLF001  # public in Django


def ratings_of(page_pks: Iterable[int]) -> dict[int, Rating]:
    """The ratings of pages that have any, in one query."""
    found: dict[int, Rating] = {}
    for page, points, votes in _tallies(page__in=list(page_pks)):
        found[page] = found.get(page, Rating()) + Rating(points, votes)
    return found


def _tallies(**of: Any) -> QuerySet[Any, Any]:
    """Page, points and votes: of the votes given here, and of what came from another portal."""
    from namhoc.hear.before.models import TallyBefore

    said = ("page", "points", "votes")
    rows = Vote.objects.filter(**of, set_aside=False).values("page")
    given = rows.annotate(points=Sum("stars"), votes=Count("pk")).values_list(*said)
    return given.union(TallyBefore.objects.filter(**of).values_list(*said), all=True)


def stars_given(page_pk: int, voter: Voter) -> int | None:
    """What this voter gave the page; none where they have not voted."""
    about = about_rating(page_pk)
    known = Q(voter=voter.on(about)) | Q(voter=voter.device_on(about))
    return Vote.objects.filter(known, page=page_pk).values_list("stars", flat=True).first()


def about_rating(page_pk: int) -> str:
    """The name of a page's rating, for what is kept in front and for stamps."""
    return f"rating:{page_pk}"


SCALE = tuple(range(1, MOST + 1))
