"""Accounts and posts: listed by unit and day, invited, given, ended, suspended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from namhoc.journal.actor import Actor
from namhoc.people import actions, forms, inviting, listing, suspending
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.errors import CannotBe, Refused
from namhoc.people.models import Account, Post
from namhoc.people.queries import (
    around,
    ask_right,
    ask_to_give,
    ask_to_look_after,
    may_give,
    may_look_after,
    units_open_to,
)
from namhoc.units.models import Unit
from namhoc.units.queries import children_on, name_on

A_PAGE = 50


def _unit_at(request: ActingRequest, code: str) -> Unit:
    return get_object_or_404(units_open_to(actor_of(request), listing.SEE), code=code)


def _account_at(request: ActingRequest, username: str) -> Account:
    return get_object_or_404(listing.accounts_open_to(actor_of(request)), username=username)


@require_safe
@acting
def people_page(request: ActingRequest) -> HttpResponse:
    """Who holds which post in a unit on a day; or everyone found by name, wherever this post may look."""
    by = actor_of(request)
    ask_right(by, listing.SEE)
    unit = _unit_at(request, request.GET.get("unit", by.unit))
    form = forms.FindForm(request.GET)
    form.is_valid()
    words, day = form.cleaned_data.get("words", ""), form.cleaned_data.get("day") or by.day
    posts = listing.posts_listed(by, unit=None if words else unit, words=words, day=day)
    page = Paginator(posts, A_PAGE).get_page(request.GET.get("page"))
    told = {"unit": unit, "name": name_on(unit, day), "form": form, "words": words, "day": day, "page": page}
    told["lines"] = listing.lines_of(page, day)
    reached = set(units_open_to(by, listing.SEE).values_list("pk", flat=True))
    told["units_below"] = [below for below in children_on(unit, day) if below.unit_id in reached]
    told["roles"] = listing.roles_given(by, unit)
    return render(request, "people/people.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def invite_page(request: ActingRequest, unit: str) -> HttpResponse:
    """Somebody new: the link by which they set their password is shown once, to be handed over."""
    by, where = actor_of(request), _unit_at(request, unit)
    roles = listing.roles_given(by, where)
    if not roles:
        raise Refused("give-post", where.code)
    form = forms.InviteForm(request.POST or None, roles=roles, today=by.day)
    told = {"unit": where, "name": name_on(where, by.day), "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            post, secret = inviting.invite_person(unit=where, **form.cleaned_data, by=by)
        except CannotBe as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return _show_link(request, post.account, secret)
    return render(request, "people/invite.html", told)


def _show_link(request: ActingRequest, account: Account, secret: str) -> HttpResponse:
    link = request.build_absolute_uri(reverse("invitation", args=[secret]))
    return render(request, "people/link.html", {"account": account, "link": link, "days": inviting.LASTS.days})


@require_safe
@acting
def person_page(request: ActingRequest, username: str) -> HttpResponse:
    """One person: posts now and before, suspensions, and what may be done."""
    by, account = actor_of(request), _account_at(request, username)
    person = listing.person_of(account, listing.posts_open_to(by).filter(account=account), by.day)
    mine = account.username == by.account
    near = around(by)
    given = {
        one.post.pk for one in person.standing if not mine and may_give(by, one.post.role, one.post.unit, near=near)
    }
    told = {"person": person, "account": account, "given": given, "mine": mine, "day": by.day}
    told["may_look_after"] = not mine and may_look_after(by, account, near=near)
    told["may_give_here"] = (
        not mine and bool(listing.roles_given(by, request.post.unit, near=near)) if request.post else False
    )
    return render(request, "people/person.html", told)


@require_POST
@acting
def renew_page(request: ActingRequest, username: str) -> HttpResponse:
    """Another link for someone who lost theirs, or forgot the password."""
    account = _account_at(request, username)
    try:
        secret = inviting.renew_invitation(account, by=actor_of(request))
    except CannotBe as refusal:
        messages.error(request, str(refusal.message))
        return redirect("person", account.username)
    return _show_link(request, account, secret)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def give_page(request: ActingRequest, unit: str) -> HttpResponse:
    """A post in this unit for someone who has an account."""
    by, where = actor_of(request), _unit_at(request, unit)
    roles = listing.roles_given(by, where)
    if not roles:
        raise Refused("give-post", where.code)
    form = forms.GiveForm(request.POST or None, roles=roles, today=by.day, initial={"to": request.GET.get("to", "")})
    title = _("Give a post in %(unit)s") % {"unit": name_on(where, by.day)}
    return _act(request, title, form, lambda to, **given: actions.give_post(to, where, **given, by=by).account)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def end_page(request: ActingRequest, pk: int) -> HttpResponse:
    """A post ends, from a day on."""
    by, post = actor_of(request), get_object_or_404(listing.posts_open_to(actor_of(request)), pk=pk)
    ask_to_give(by, "end-post", post.role, post.unit)
    form = forms.DayForm(request.POST or None, today=by.day)
    title = _("End the post: %(post)s") % {"post": _named(post, by.day)}
    return _act(request, title, form, lambda since: actions.end_post(post, since=since, by=by), post.account)


def _named(post: Post, day: date) -> str:
    return f"{post.get_role_display()}, {name_on(post.unit, day)}"


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def suspend_page(request: ActingRequest, username: str) -> HttpResponse:
    """The account acts no longer, from a day on."""
    by, account = _looking_after(request, username, "suspend-account")
    form = forms.SuspendForm(request.POST or None, today=by.day)
    title = _("Suspend the account of %(name)s") % {"name": account}
    return _act(request, title, form, lambda **given: suspending.suspend_account(account, **given, by=by), account)


def _looking_after(request: ActingRequest, username: str, act: str) -> tuple[Actor, Account]:
    by, account = actor_of(request), _account_at(request, username)
    ask_to_look_after(by, act, account)
    return by, account


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def resume_page(request: ActingRequest, username: str) -> HttpResponse:
    """The account acts again, from a day on."""
    by, account = _looking_after(request, username, "resume-account")
    form = forms.DayForm(request.POST or None, today=by.day)
    title = _("Let %(name)s act again") % {"name": account}
    return _act(request, title, form, lambda since: suspending.resume_account(account, since=since, by=by), account)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def leave_page(request: ActingRequest, username: str) -> HttpResponse:
    """The person leaves: every post ends. What they had to do is handed over post by post before."""
    by, account = _looking_after(request, username, "end-post")
    form = forms.DayForm(request.POST or None, today=by.day)
    title = _("%(name)s leaves: end every post") % {"name": account}
    return _act(request, title, form, lambda since: actions.end_all_posts(account, since=since, by=by), account)


def _act(
    request: ActingRequest, title: str, form: Form, do: Callable[..., Any], account: Account | None = None
) -> HttpResponse:
    """A form that leads to one act on a person, and on to their page. ``do`` tells whose, where it is not known yet."""
    if request.method == "POST" and form.is_valid():
        try:
            done = do(**form.cleaned_data)
        except CannotBe as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("Done. The journal keeps it."))
            return redirect("person", (account or done).username)
    return render(request, "people/act.html", {"title": title, "form": form, "account": account})
