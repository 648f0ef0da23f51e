"""What every answer tells the browser about what it may load, show and keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from namhoc.web.nonces import new_nonce, with_nonce

OWN_PAGES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "worker-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "base-uri": "'none'",
}
# Wagtail's administration shows pictures before they are sent; some of its widgets write a script into the page.
ADMINISTRATION: Mapping[str, str] = {**OWN_PAGES, "img-src": "'self' data: blob:"}
WITH_NONCES = "/quan-tri/"
# What somebody brought in opens by itself, as a thing of nobody's: it runs nothing, sends nothing, sees no cookie.
BROUGHT_IN = ("/tai-lieu/", "/media/")
PDF = "application/pdf"

NOT_ASKED_FOR = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
ALWAYS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NOT_ASKED_FOR),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


SIGNING_IN = ("/dang-nhap/", "/tai-khoan/")  # a form there may lead on to the province's identity


def policy_for(path: str, nonce: str = "") -> str:
    """The content policy of the page at ``path``, whose own scripts carry the nonce where it has any."""
    policy = ADMINISTRATION if path.startswith(WITH_NONCES) else OWN_PAGES
    if nonce:
        policy = {**policy, "script-src": f"'self' 'nonce-{nonce}'"}
    if settings.OIDC_ADDRESS and path.startswith(SIGNING_IN):
        parts = urlsplit(settings.OIDC_ADDRESS)
        policy = {**policy, "form-action": f"'self' {parts.scheme}://{parts.netloc}"}
    return "; ".join(f"{name} {value}" for name, value in policy.items())


class SecurityHeadersMiddleware:
    """Sets the headers, and keeps the pages of someone signed in out of every cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(BROUGHT_IN) and _is_file(response):
            response.headers["Content-Security-Policy"] = _policy_of_file(response)
        nonce = _nonce_within(response) if request.path.startswith(WITH_NONCES) else ""
        response.headers.setdefault("Content-Security-Policy", policy_for(request.path, nonce))
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def _is_file(response: HttpResponse) -> bool:
    return response.streaming and response.status_code == HTTPStatus.OK


def _policy_of_file(response: HttpResponse) -> str:
    """Browsers show no PDF inside a sandbox; its own reader is one, and what acts by itself was refused on arrival."""
    shown = response.headers.get("Content-Type", "").startswith(PDF)
    return "default-src 'none'; frame-ancestors 'self'" + ("" if shown else "; sandbox")


def _nonce_within(response: HttpResponse) -> str:
    """The nonce that the known scripts of this page now carry; none where nothing was written into it."""
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
        return ""
    nonce, page = new_nonce(), response.content.decode()
    marked = with_nonce(page, nonce)
    if marked == page:
        return ""
    response.content = marked.encode()
    return nonce
