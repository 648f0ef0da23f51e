"""What every answer tells the browser about what it may load, show and keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

OWN_PAGES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
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
# Wagtail's administration writes scripts and styles into its pages, and previews in a frame.
ADMINISTRATION: Mapping[str, str] = {
    **OWN_PAGES,
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
}
# Swagger draws with styles of its own; its scripts come from the installed package.
DESCRIPTION: Mapping[str, str] = {**OWN_PAGES, "style-src": "'self' 'unsafe-inline'"}
LOOSER = {"/quan-tri/": ADMINISTRATION, "/api/docs": DESCRIPTION}

NOT_ASKED_FOR = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
ALWAYS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NOT_ASKED_FOR),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


SIGNING_IN = ("/dang-nhap/", "/tai-khoan/")  # a form there may lead on to the province's identity


def policy_for(path: str) -> str:
    """The content policy of the page at ``path``."""
    policy = next((policy for start, policy in LOOSER.items() if path.startswith(start)), OWN_PAGES)
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
        response.headers.setdefault("Content-Security-Policy", policy_for(request.path))
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
