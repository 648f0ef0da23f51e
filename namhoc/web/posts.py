"""Posts as people choose among them: each with its unit's name today."""

from __future__ import annotations

from collections.abc import Iterable

from namhoc.law.today import today
from namhoc.people.models import Post
from namhoc.units.naming import unit_names


def named_posts(posts: Iterable[Post]) -> list[Post]:
    """The same posts, each knowing its ``unit_name``: one query for all."""
    listed = list(posts)
    names = unit_names({post.unit_id for post in listed}, today())
    for post in listed:
        post.unit_name = names.get(post.unit_id, "")  # type: ignore[attr-defined]  # for the page alone
    return listed
