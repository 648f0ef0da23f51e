"""Asking for notices of a site, leaving, and the worker that shows them."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from namhoc.front.shown import shows
from namhoc.hear.guards.own_forms import own_form
from namhoc.hear.guards.traffic import note_try
from namhoc.publish.models import PortalHome
from namhoc.publish.moments import moment_now
from namhoc.publish.push import following
from namhoc.publish.push.forms import BrowserForm
from namhoc.publish.push.keys import public_key
from namhoc.publish.site.sites import sections_of, site_or_404

ABOUT = "notices"
OF_A_NETWORK = 300  # presses within an hour: a school behind one address has as many telephones


def _site(request: HttpRequest) -> PortalHome:
    home = site_or_404(request)
    if not (settings.PUSH and home.with_push):
        raise Http404("notices")
    return home


@require_safe
@never_cache
def notices_page(request: HttpRequest) -> HttpResponse:
    """What notices are, and the button; a browser that has none reads of the other ways."""
    home = _site(request)
    told = {"key": public_key(), "sections": sections_of(home)}
    return render(request, "publish/push/notices.html", told)


@require_POST
@own_form
def keep_browser_view(request: HttpRequest) -> HttpResponse:
    """The button was pressed and the browser has said how it is reached."""
    home = _site(request)
    if note_try(request, ABOUT).tries > OF_A_NETWORK:
        said = _("So many asked from your network that nothing more is taken for now. Try again in an hour.")
        return JsonResponse({"said": said}, status=HTTPStatus.TOO_MANY_REQUESTS)
    form = BrowserForm(request.POST, home=home)
    if not form.is_valid():
        said = " ".join(str(one) for errors in form.errors.values() for one in errors)
        return JsonResponse({"said": said}, status=HTTPStatus.BAD_REQUEST)
    given = dict(form.cleaned_data)
    following.keep_browser(home, given.pop("section"), given, get_language() or "vi", now=moment_now())
    return JsonResponse({})


@require_POST
@own_form
def forget_browser_view(request: HttpRequest) -> HttpResponse:
    """Nothing but the address is asked for: the browser alone knows it. Leaving twice is no fault."""
    following.forget_browser(_site(request), request.POST.get("endpoint", ""))
    return JsonResponse({})


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """At the root of the site, for a worker answers for what lies beside and below it. It keeps and fetches nothing.

    A browser that has it asks for it with every page that it opens, so it is kept in front like a page
    """
    shows(request, f"site:{_site(request).pk}")
    return render(request, "publish/push/worker.js", content_type="text/javascript; charset=utf-8")
