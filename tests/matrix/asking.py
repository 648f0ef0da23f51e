"""Putting one request of the matrix to the site, and saying in the policy's words how it was answered."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.urls import reverse

from namhoc.journal.models import Entry
from namhoc.people.models import Account
from namhoc.people.signin.sign_ins import begin
from tests.matrix.forms import typed
from tests.matrix.policy import Policy, Route
from tests.matrix.routes import Address, addresses
from tests.matrix.world import FACTS, YEAR, Thing

if TYPE_CHECKING:
    from tests.matrix.cells import Cell

NOWHERE = 999_999_999
OWN_PAGES = {False: "http://testserver", True: "https://testserver"}
SIGN_IN = ("/dang-nhap/", "/quan-tri/login/", "/_util/login/")


@dataclass(frozen=True)
class Answer:
    """How a request was answered: in the policy's word, with its length but for its own address, and what it left."""

    said: str
    status: int
    size: int
    wrote: bool


class Site:
    """The site as the people of the world meet it, each signed in once."""

    def __init__(self, policy: Policy) -> None:
        self.addresses = addresses()
        self.handler = ClientHandler(enforce_csrf_checks=False)  # one for all requests, as a server has one
        self.cookies = {name: _session(name, one=not policy.people[name].both_factors) for name in _accounts()}

    def ask(self, route: Route, method: str, person: str, thing: Thing) -> Answer:
        """One request, taken back afterwards."""
        path = address_of(self.addresses[route.name], thing)
        data = typed(route.name, thing, FACTS["people"][person].get("in", "")) if method == "POST" else {}
        return self._asked(route, method, person, path, data)

    def size_of_nowhere(self, route: Route, cell: Cell) -> int:
        """How long the answer is about a thing that never existed."""
        address = self.addresses[route.name]
        told = {name: value for name, value in cell.thing.keys.items() if name in address.takes}
        keys = {name: value if isinstance(value, str) else NOWHERE for name, value in told.items()}
        if keys == told:
            keys |= {name: "khong-co" for name in ("unit", "username", "code", "secret", "article") if name in told}
        path = address_of(address, replace(cell.thing, keys=keys))
        return self._asked(route, cell.method, cell.person, path, {}).size

    def _asked(self, route: Route, method: str, person: str, path: str, data: Mapping[str, Any]) -> Answer:
        client = Client(raise_request_exception=False)
        client.handler = self.handler
        if person in self.cookies:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[person]
        written: list[str] = []
        with transaction.atomic(), connection.execute_wrapper(_noting(written)):
            before = _end()
            headers = {"origin": OWN_PAGES[settings.SECURE_SSL_REDIRECT]}
            response = getattr(client, method.lower())(path, data, secure=settings.SECURE_SSL_REDIRECT, headers=headers)
            told = _end() != before
            said = _said(response, route, method, wrote=told)
            body = b"" if response.streaming else response.content
            wrote = told or bool(written)
            answer = Answer(said, response.status_code, len(body.replace(path.encode(), b"")), wrote)
            transaction.set_rollback(True)
            response.close()
        return answer


def address_of(address: Address, thing: Thing) -> str:
    """The path of a route for a thing, with what the thing has for it."""
    if "path" in thing.more:
        return str(thing.more["path"])
    if address.name == address.pattern:
        return "/" + address.pattern.replace("^.*", "khong-co").rstrip("$")
    wanted = {name: thing.keys.get(name, STAND_IN.get(name, 1)) for name in address.takes}
    by_place = None if wanted else [1] * address.unnamed
    return reverse(address.name, args=by_place, kwargs=wanted or None)


STAND_IN = {
    "indicator": "schools-accredited-rate",
    "form": "csv",
    "act": "doi-ten",
    "day": date(2001, 1, 1),
    "step": "rut-de-nghi",
}


def _accounts() -> list[str]:
    return list(Account.objects.filter(is_active=True).values_list("username", flat=True))


def _session(name: str, *, one: bool) -> str:
    """Signed in, without the sign-in page: what that does is tried elsewhere."""
    client = Client()
    account = Account.objects.get(username=name)
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    session, now = client.session, time.time()
    session["school-year"] = YEAR
    proved = ["password"] if one else ["password", "mfa"]
    session[WHOSE_FACTORS] = session[SESSION_KEY]
    session[FACTORS] = [{"method": method, "type": "totp", "at": now} for method in proved]
    begun = HttpRequest()
    begun.session = session
    begin(begun, account)  # here once, else in every request anew; a suspended person's own request would end it
    session.save()
    return str(session.session_key)


LAST_ENTRY = f"SELECT COALESCE(MAX(number), 0) FROM {Entry._meta.db_table}"  # noqa: S608 - put together from constants
FACTORS = "account_authentication_methods"  # where allauth keeps with what somebody signed in
WHOSE_FACTORS = "account_authentication_methods_user"


def _end() -> int:
    with connection.cursor() as cursor:
        cursor.execute(LAST_ENTRY)
        return int(cursor.fetchone()[0])


def _noting(written: list[str]) -> Callable[..., Any]:
    """Notes each statement that changes something besides somebody's own session."""

    def note(execute: Callable[..., Any], sql: str, *asked: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(table in sql for table in ONE_S_OWN):
            written.append(sql)
        return execute(sql, *asked)

    return note


ONE_S_OWN = ("django_session", "signin_")


def _said(response: HttpResponse, route: Route, method: str, *, wrote: bool) -> str:
    status = response.status_code
    if status == 400 and route.name.startswith("api:"):  # a body that is no JSON
        return "not now"
    named = {404: "absent", 401: "sign in", 403: "forbidden", 405: "wrong method", 409: "not now", 422: "not now"}
    if status in named:
        return named[status]
    if status in (301, 302, 303):
        place = urlsplit(response["Location"])
        to_sign_in = place.path.startswith(SIGN_IN) and "next=" in place.query
        done = wrote or route.silent if method == "POST" else route.sends_on
        return "sign in" if to_sign_in else "allowed" if done else "not now"
    if status in (200, 204):
        return "allowed" if method == "GET" or wrote or route.silent else "not now"
    return f"status {status}"
