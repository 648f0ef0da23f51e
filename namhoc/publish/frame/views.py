"""The desk's pages about the frame of a site, and where its banners lead."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.front.shown import counts
from namhoc.hear.comments.models import Door
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.publish.frame import actions, showing
from namhoc.publish.frame.forms import BannerForm, FrameForm, MenuForms, NewBannerForm, lines_of, way_of
from namhoc.publish.frame.keeping import site_kept_by
from namhoc.publish.frame.kept import menu_lines, site_door
from namhoc.publish.letters.following import number_of_followers
from namhoc.publish.models import PortalHome
from namhoc.publish.moments import moment_now
from namhoc.publish.push.following import number_of_browsers
from namhoc.publish.site.sites import site_or_404

READ_AND_SEND = ["GET", "HEAD", "POST"]


def _site(request: ActingRequest) -> PortalHome:
    """The site of the office for which this post publishes."""
    home = site_kept_by(actor_of(request))
    if home is None:
        raise Http404("site")
    return home


@require_http_methods(READ_AND_SEND)
@acting
def frame_page(request: ActingRequest) -> HttpResponse:
    """The words around every page, what readers may do; and the ways to menu and banners."""
    home = _site(request)
    form = FrameForm(request.POST or None, home=home, door=site_door(home))
    if request.method == "POST" and form.is_valid():
        actions.set_frame(home, form.cleaned_data, Door(form.cleaned_data["door"]), by=actor_of(request))
        messages.success(request, _("Kept: every page of the site shows it from now on."))
        return redirect("site-frame")
    told = {"home": home, "form": form, "followers": number_of_followers(home), "browsers": number_of_browsers(home)}
    return render(request, "publish/frame/frame.html", told)


@require_http_methods(READ_AND_SEND)
@acting
def menu_page(request: ActingRequest) -> HttpResponse:
    """The menu: its lines in their order, and room for three more."""
    home = _site(request)
    start = [way_of(line) for line in menu_lines(home)]
    forms = MenuForms(request.POST or None, initial=start, form_kwargs={"home": home})
    if request.method == "POST" and forms.is_valid():
        actions.arrange_menu(home, lines_of(forms), by=actor_of(request))
        messages.success(request, _("Kept: every page of the site shows it from now on."))
        return redirect("site-menu")
    return render(request, "publish/frame/menu.html", {"home": home, "forms": forms})


@require_http_methods(READ_AND_SEND)
@acting
def banners_page(request: ActingRequest) -> HttpResponse:
    """Every banner with how many followed it, and one more."""
    home, now = _site(request), moment_now()
    form = NewBannerForm(request.POST or None, request.FILES or None, home=home, initial={"since": now})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        actions.put_up_banner(home, facts.pop("picture"), facts, now=now, by=actor_of(request))
        messages.success(request, _("Kept: it is shown within its minutes."))
        return redirect("site-banners")
    told = {"home": home, "form": form, "rows": showing.banners_with_clicks(home), "now": now}
    return render(request, "publish/frame/banners.html", told)


@require_http_methods(READ_AND_SEND)
@acting
def banner_page(request: ActingRequest, pk: int) -> HttpResponse:
    """One banner: changed, or taken down."""
    home, now, by = _site(request), moment_now(), actor_of(request)
    banner = showing.banner_of(home, pk)
    if banner is None:
        raise Http404(str(pk))
    if "down" in request.POST:
        actions.take_down_banner(banner, now=now, by=by)
        messages.success(request, _("Taken down: no page shows it any more."))
        return redirect("site-banners")
    start: dict[str, Any] = model_to_dict(banner, ["alt", "link", "place", "since", "until"])
    form = BannerForm(request.POST or None, home=home, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.change_banner(banner, form.cleaned_data, now=now, by=by)
        messages.success(request, _("Kept: it is shown within its minutes."))
        return redirect("site-banners")
    return render(request, "publish/frame/banner.html", {"home": home, "banner": banner, "form": form})


@require_safe
def follow_banner(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a banner leads. That somebody followed it is counted in front; who did is not known."""
    home = site_or_404(request)
    banner = showing.banner_that_began(home, pk, moment_now())
    if banner is None:
        raise Http404(str(pk))
    counts(request, f"{home.pk}/banner:{banner.pk}")
    answer = redirect(banner.link)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
