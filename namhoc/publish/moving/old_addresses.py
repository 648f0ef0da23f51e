"""Old addresses answer: whoever follows one is led to where the thing is now, for good."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from namhoc.publish.moving.queries import new_address

READING = frozenset({"GET", "HEAD"})


class OldAddressMiddleware:
    """Looks only where a page was not found, so that no page of today is ever hidden by one of old."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND or request.method not in READING:
            return response
        address = new_address(request)
        return HttpResponsePermanentRedirect(address) if address and address != request.path else response
