"""The shell's own pages: the task list, signing in and out, choosing post and year, refusals."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.static import serve

from namhoc.law.today import today
from namhoc.people.acting import ActingRequest, acting, choose_post
from namhoc.people.listing import own_person
from namhoc.people.years import choose_year, chosen_year
from namhoc.web.forms import SignInForm
from namhoc.web.posts import named_posts
from namhoc.web.refusals import refusal_of
from namhoc.web.sample import sample_accounts
from namhoc.web.tasks import task_groups

ADMINISTRATION = "/quan-tri/"
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


class SignInPage(LoginView):
    """Name and password. Someone signed in is sent on."""

    template_name = "web/sign-in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        refused = request.GET.get("next", "").startswith(ADMINISTRATION)
        if refused and request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied  # sent on, they would be sent back here for ever
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return {**super().get_context_data(**kwargs), "accounts": sample_accounts()}


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
    """A picture of an article, in the sizes made for pages; nothing else that was uploaded."""
    if not path.startswith(PICTURES):
        raise Http404(path)
    return serve(request, path, document_root=str(settings.MEDIA_ROOT))


@require_safe
def health_page(_request: HttpRequest) -> HttpResponse:
    """For the machine that watches this one."""
    return HttpResponse("ok\n", content_type="text/plain")


def forbidden_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Why this may not be done here, and who may do it."""
    return render(request, "403.html", {"refusal": refusal_of(request, exception)}, status=403)
