"""What is the same in every request, read once by a worker of the whole matrix: each request is taken back after it."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy, deepcopy
from datetime import date
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest

from namhoc.people import acting
from namhoc.people.models import Account, Post
from namhoc.people.signin import sign_ins
from namhoc.people.signin.models import SignIn
from namhoc.publish.site import sites


def keep_what_no_request_changes() -> None:
    """One connection, the frame of the site, and who it is that asks: the first thing every request looks for.

    What is kept is asked for before a view begins, and handed out as a copy: no request meets another's changes
    """
    BaseDatabaseWrapper.close_if_unusable_or_obsolete = lambda _connection: None
    _keep_frames()
    _keep_sessions()
    _keep_people()


def _keep_frames() -> None:
    frames: dict[object, Any] = {}

    def once(key: object, ask: Callable[[], Any], _names: object) -> Any:
        if key not in frames:
            frames[key] = ask()
        return frames[key]

    sites.remembered = once
    sites.READING |= {"POST", "PUT", "DELETE"}


def _keep_sessions() -> None:
    sessions: dict[str | None, dict[str, Any]] = {}
    load, of_session = SessionStore.load, sign_ins.of_session
    begun: dict[tuple[object, object], SignIn] = {}

    def session_once(store: SessionStore) -> dict[str, Any]:
        key = store.session_key
        if key not in sessions:
            found = load(store)
            if store.session_key is None:  # there is none of that name
                return found
            sessions[key] = found
        return deepcopy(sessions[key])

    def sign_in_once(request: HttpRequest, account: Account) -> SignIn | None:
        asked = (request.session.session_key, account.pk)
        if asked not in begun:
            found = of_session(request, account)
            if found is None:  # ended elsewhere
                return None
            begun[asked] = copy(found)
        return copy(begun[asked])

    SessionStore.load, sign_ins.of_session = session_once, sign_in_once


def _keep_people() -> None:
    accounts: dict[object, Account] = {}
    posts: dict[tuple[object, date], list[Post]] = {}
    get_user, posts_held = ModelBackend.get_user, acting.posts_held

    def account_once(backend: ModelBackend, pk: object) -> Account | None:
        if pk not in accounts:
            found = get_user(backend, pk)
            if found is None:
                return None
            accounts[pk] = found
        return copy(accounts[pk])

    def posts_once(account: Account, day: date) -> list[Post]:
        if (account.pk, day) not in posts:
            posts[account.pk, day] = posts_held(account, day)
        found = [copy(post) for post in posts[account.pk, day]]
        for post in found:
            post.account, post.unit = account, copy(post.unit)
        return found

    ModelBackend.get_user, acting.posts_held = account_once, posts_once
