"""Tallies of votes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Q, Sum

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
    return ratings_of([page_pk]).get(page_pk, Rating())


def ratings_of(page_pks: Iterable[int]) -> dict[int, Rating]:
    """The ratings of pages that have any, in one query: votes given here, and what came from another portal."""
    from namhoc.hear.before.models import TallyBefore

    pages, said = list(page_pks), ("page", "points", "votes")
    rows = Vote.objects.filter(page__in=pages, set_aside=False).values("page")
    given = rows.annotate(points=Sum("stars"), votes=Count("pk")).values_list(*said)
    found: dict[int, Rating] = {}
    for page, points, votes in given.union(TallyBefore.objects.filter(page__in=pages).values_list(*said), all=True):
        found[page] = found.get(page, Rating()) + Rating(points, votes)
    return found


def stars_given(page_pk: int, voter: Voter) -> int | None:
    """What this voter gave the page; none where they have not voted."""
    about = about_rating(page_pk)
    known = Q(voter=voter.on(about)) | Q(voter=voter.device_on(about))
    return Vote.objects.filter(known, page=page_pk).values_list("stars", flat=True).first()


def about_rating(page_pk: int) -> str:
    """The name of a page's rating, for what is kept in front and for stamps."""
    return f"rating:{page_pk}"


SCALE = tuple(range(1, MOST + 1))
