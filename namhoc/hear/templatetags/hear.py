"""What articles and sections show of their readers; each tag tells the front what it shows."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language

from namhoc.front.shown import shows
from namhoc.hear.comments.forms import CommentForm
from namhoc.hear.comments.models import Door
from namhoc.hear.comments.queries import about_comments, door_of, threads_of
from namhoc.hear.polls.queries import POLLS, about_poll, lines_of, poll_open
from namhoc.hear.subjects import heard_of
from namhoc.hear.votes.queries import SCALE, about_rating, rating_of
from namhoc.law.today import today
from namhoc.measure.shown import local
from namhoc.paper.numbers import number as written
from namhoc.units.models import Unit

register = template.Library()


@register.filter
def tenths(number: int) -> str:
    """45 tenths as 4,5, or 4.5 on an English page; 50 as 5."""
    return local(written(Fraction(number, 10), 1)) if number % 10 else str(number // 10)


@register.inclusion_tag("hear/parts/rating.html", takes_context=True)
def rating(context: dict[str, Any], page: Any) -> dict[str, Any]:
    """The tally of a page and the stars to press; nothing where its site does not ask for them."""
    if not heard_of(page).rating:
        return {"page": page, "silent": True}
    shows(context["request"], about_rating(page.pk))
    tally = rating_of(page.pk)
    return {"page": page, "rating": tally, "full": tally.full, "scale": SCALE, "preview": context.get("preview")}


@register.inclusion_tag("hear/parts/comments.html", takes_context=True)
def comments(context: dict[str, Any], page: Any) -> dict[str, Any]:
    """What readers wrote under a page and the office let through, and the form for more."""
    if not heard_of(page).comments:
        return {"page": page, "silent": True}
    shows(context["request"], about_comments(page.pk))
    threads, door = threads_of(page.pk), door_of(page)
    number = sum(1 + len(thread.replies) for thread in threads)
    told = {"page": page, "threads": threads, "number": number, "preview": context.get("preview")}
    fields = empty_fields(get_language() or "")
    return {**told, "open": door is not Door.NOBODY, "members": door is Door.MEMBERS, "fields": fields}


@cache
def empty_fields(language: str) -> str:  # noqa: ARG001  # in which they are written
    """The fields of a comment that nobody has begun: the same under every article."""
    return render_to_string("hear/parts/comment_fields.html", {"form": CommentForm()})


@register.inclusion_tag("hear/parts/feedback.html")
def feedback_link(page: Any) -> dict[str, Any]:
    """The way to write to the office whose page this is; nothing where its site does not ask for it."""
    told = heard_of(page)
    return {"feedback": told.feedback, "office": told.office}


@register.inclusion_tag("hear/parts/poll.html", takes_context=True)
def poll(context: dict[str, Any], office: Unit | None = None) -> dict[str, Any]:
    """The newest open poll of an office, or of any where none is named; nothing where there is none."""
    found = poll_open(office, today())
    shows(context["request"], POLLS, *([] if found is None else [about_poll(found.pk)]))
    return {"poll": found, "lines": [] if found is None else lines_of(found)}
