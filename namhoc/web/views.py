"""The shell's own pages: the task list, signing in and out, choosing post and year, refusals."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.static import serve

from namhoc.law.today import today
from namhoc.people.acting import ActingRequest, acting, choose_post
from namhoc.people.errors import NeedsSecondFactor
from namhoc.people.listing import own_person
from namhoc.people.models import Account
from namhoc.people.signin import drafts
from namhoc.people.signin.factors import ASKED_AT, has_enrolled
from namhoc.people.signin.me import me
from namhoc.people.years import choose_year, chosen_year
from namhoc.publish import pictures
from namhoc.web.posts import named_posts
from namhoc.web.refusals import refusal_of
from namhoc.web.tasks import task_groups

PICTURES = "images/"  # where Wagtail keeps renditions; originals lie elsewhere


def _back(request: HttpRequest, otherwise: str = "/lam-viec/") -> HttpResponseRedirect:
    """To where the reader came from, where that is a page of this site."""
    place = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(place, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(place if safe else otherwise)


@require_safe
@acting
def tasks_page(request: ActingRequest) -> HttpResponse:
    """What there is to do, by state and day."""
    year = chosen_year(request)
    groups = [] if request.actor is None else task_groups(request.actor, year, today())
    return render(request, "web/tasks.html", {"groups": groups, "year": year})


@require_POST
def sign_out_page(request: HttpRequest) -> HttpResponse:
    """The session ends, and nothing of it stays on this machine."""
    logout(request)
    response = redirect("/")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def posts_page(request: ActingRequest) -> HttpResponse:
    """The posts someone holds today, and which one to act under."""
    chosen = {str(post.pk): post.pk for post in request.posts}.get(request.POST.get("post", ""))
    if chosen is not None and choose_post(request, chosen):
        return _back(request)
    told = {"posts": named_posts(request.posts), "asked": request.method == "POST"}
    return render(request, "web/posts.html", {**told, "person": own_person(request.user, today())})


@require_POST
def choose_year_page(request: HttpRequest) -> HttpResponse:
    """Another school year from now on."""
    choose_year(request, request.POST.get("year", ""))
    return _back(request)


@require_safe
def picture_page(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture in the sizes made for pages, once something public shows it; nothing else that was uploaded."""
    if not path.startswith(PICTURES) or ".." in path or not pictures.is_open(path, getattr(request, "actor", None)):
        raise Http404(path)
    return serve(request, path.removeprefix(PICTURES), document_root=str(Path(settings.MEDIA_ROOT, PICTURES)))


@require_safe
def health_page(_request: HttpRequest) -> HttpResponse:
    """For the machine that watches this one."""
    return HttpResponse("ok\n", content_type="text/plain")


def forbidden_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Why this may not be done here, and who may do it."""
    if isinstance(exception, NeedsSecondFactor):
        return _second_factor_page(request)
    return render(request, "403.html", {"refusal": refusal_of(request, exception)}, status=403)


def _second_factor_page(request: HttpRequest) -> HttpResponse:
    """Why a second factor is asked for, and the way there and back; what was typed is kept meanwhile."""
    account = request.user
    if request.method == "POST" and isinstance(account, Account):
        drafts.keep_post(request, account)
    back = request.session[ASKED_AT] = drafts.page_of(request)
    shown = {"back": back, "enrolled": isinstance(account, Account) and has_enrolled(account)}
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": f"{reverse('second-factor')}?{urlencode({'next': back})}"})
    return render(request, "signin/second-factor.html", shown, status=403)


@require_safe
@login_required
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """The same, opened by its address."""
    back = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    shown = {"back": back if safe else reverse("tasks"), "enrolled": has_enrolled(me(request))}
    return render(request, "signin/second-factor.html", shown)


def csrf_page(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django hands it over
    """The secret word of a form is out of date: what was typed is kept, where the form was one of ours."""
    account, own = request.user, request.headers.get("Origin") in (None, f"{request.scheme}://{request.get_host()}")
    kept = request.method == "POST" and own and isinstance(account, Account) and drafts.keep_post(request, account)
    return render(request, "403_csrf.html", {"back": drafts.page_of(request) if kept else ""}, status=403)
