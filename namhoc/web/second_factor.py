"""Wagtail's administration asks for a second factor, as every weighty act does."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from namhoc.people.errors import NeedsSecondFactor
from namhoc.people.models import Account
from namhoc.people.signin.factors import single_factor

PLACE = "/quan-tri/"


class SecondFactorMiddleware:
    """Refuses the administration to a session with one factor, where two are asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        account = request.user
        if request.path.startswith(PLACE) and isinstance(account, Account) and single_factor(request, account):
            raise NeedsSecondFactor("administration", "")
