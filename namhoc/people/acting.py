"""Acting under one chosen post at a time: the post is kept in the session, judged every day anew."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from namhoc.journal.actor import Actor
from namhoc.law.today import today
from namhoc.people.models import Account, Post
from namhoc.people.queries import acting_as, is_suspended, posts_held
from namhoc.people.sight import Sight
from namhoc.people.signin.factors import single_factor
from namhoc.people.signin.staying import away

CHOSEN = "acting-post"


class ActingRequest(HttpRequest):
    """A request of someone signed in; ``actor`` is ``None`` for a reader."""

    actor: Actor | None
    post: Post | None
    posts: list[Post]
    sight: Sight | None


class ActingPostMiddleware:
    """Puts ``actor``, ``post``, ``posts`` and ``sight`` on the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: ActingRequest) -> HttpResponse:
        request.actor, request.post, request.posts, request.sight = None, None, [], None
        if request.user.is_authenticated and isinstance(request.user, Account):
            self._choose(request, request.user)
        return self.get_response(request)

    def _choose(self, request: ActingRequest, account: Account) -> None:
        day = today()
        request.posts = posts_held(account, day)
        chosen = request.session.get(CHOSEN)
        held = {post.pk: post for post in request.posts}
        request.post = held.get(chosen or 0) or next(iter(request.posts), None)
        if not request.posts and is_suspended(account, day):
            logout(request)
            messages.error(
                request, _("Your account is suspended. Ask the head of your office, or who keeps the accounts.")
            )
        if request.post is not None:
            request.actor = acting_as(request.post, day, single_factor=single_factor(request, account))
            request.sight = Sight(request.actor)


def actor_of(request: ActingRequest) -> Actor:
    """Who acts; only pages behind ``acting`` ask."""
    if request.actor is None:
        raise PermissionDenied("no post")
    return request.actor


def choose_post(request: ActingRequest, post_pk: int) -> bool:
    """Act under another post that is held today; ``False`` where it is not."""
    if post_pk not in {post.pk for post in request.posts}:
        return False
    request.session[CHOSEN] = post_pk
    return True


def acting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for people with a post: others are sent to sign in, or told that they have none."""

    def page(request: ActingRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return away(request)
        if request.actor is None:
            raise PermissionDenied("no post")
        return view(request, *args, **kwargs)

    page.__name__, page.__doc__ = view.__name__, view.__doc__
    page.__module__ = view.__module__
    return page
