"""Wagtail's administration, kept to what no page at the desk does: the portal's frame, pictures, files, redirects.

Wagtail deletes, moves, copies, publishes and gives rights by many addresses and writes none of it in the journal. So an
address is open here only where it is named; what it changes is written down in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from namhoc.front.changes import changed
from namhoc.front.clock import EVERYTHING
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import SYSTEM, Actor
from namhoc.law.today import today
from namhoc.people.models import Account
from namhoc.publish.queries import is_article

PLACE = "/quan-tri/"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
CHOOSERS = ("images", "docs")
# By the names of routes: what there is to look at, for whoever keeps the portal's frame.
LOOKS = frozenset(
    {
        *(f"wagtailadmin_{name}" for name in ("home", "explore_root", "explore", "explore_results", "sprite")),
        *(f"wagtailadmin_choose_page{what}" for what in ("", "_child", "_search", "_chosen_multiple")),
        *(f"wagtailadmin_pages:{name}" for name in ("view_draft", "usage", "search", "search_results")),
        *(f"wagtailadmin_pages:{name}" for name in ("history", "history_results", "revisions_view")),
        "wagtailadmin_pages:revisions_compare",
        *(f"wagtailadmin_api:pages:{how}" for how in ("listing", "detail", "find")),
        *(f"wagtail{kind}:{name}" for kind in CHOOSERS for name in ("index", "index_results")),
        "wagtailimages:image_usage",
        "wagtaildocs:document_usage",
        *(f"wagtail{kind}_chooser:{name}" for kind in CHOOSERS for name in ("choose", "choose_results", "chosen")),
        *(f"wagtail{kind}_chooser:chosen_multiple" for kind in CHOOSERS),
        *(f"wagtailredirects:{name}" for name in ("index", "index_results")),
        "wagtailadmin_collections:index",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_tag_autocomplete",
        "wagtailadmin_tag_model_autocomplete",
    }
)
# What is sent there and leaves nothing behind: a look at what was typed, a sign of life, one's own settings.
SILENT = frozenset(
    {
        *(f"wagtailadmin_{name}" for name in ("account", "dismissibles", "logout", "block_preview")),
        *(f"wagtailadmin_editing_sessions:{name}" for name in ("ping", "release")),
        *(f"wagtailadmin_choose_page_{kind}_link" for kind in ("external", "email", "phone", "anchor")),
        "wagtailadmin_pages:preview_on_edit",
        "wagtailimages_chooser:select_format",
    }
)
# What changes something, and is written down.
CHANGES = frozenset(
    {
        "wagtailadmin_pages:edit",
        *(f"wagtail{kind}:{name}" for kind in CHOOSERS for name in ("add", "edit", "add_multiple", "edit_multiple")),
        *(f"wagtail{kind}_chooser:create" for kind in CHOOSERS),
        *(f"wagtailredirects:{name}" for name in ("add", "edit", "delete")),
        *(f"wagtailadmin_collections:{name}" for name in ("add", "edit", "set_privacy")),
        "wagtaildocs:delete",
    }
)
OPEN = LOOKS | SILENT | CHANGES
# Wagtail brings sign-in pages of its own, which know neither our second factor nor our limits.
SIGN_IN = frozenset({"wagtailadmin_login", "wagtailcore_login"})
AT_THE_DESK: Mapping[str, str] = {
    "wagtailadmin_pages:edit": "article-edit",
    "wagtailadmin_pages:unpublish": "article-withdraw",
    "wagtailadmin_pages:view_draft": "article-preview",
}


class AdministrationMiddleware:
    """Stands before every address of the administration, for those whom Wagtail lets in at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        name = "" if request.resolver_match is None else request.resolver_match.view_name
        if name in SIGN_IN:
            return redirect_to_login(request.GET.get("next", PLACE))
        if not request.path.startswith(PLACE) or not _is_let_in(request):
            return None
        if name in AT_THE_DESK and is_article(kwargs.get("page_id")):
            return redirect(AT_THE_DESK[name], kwargs["page_id"])
        return self._within(request, name, lambda: view(request, *args, **kwargs))

    def _within(self, request: HttpRequest, name: str, act: Callable[[], HttpResponse]) -> HttpResponse | None:
        if name not in OPEN:
            return render(request, "publish/closed.html", status=403)
        if request.method in READING or name in SILENT:
            return None
        return _written_down(request, name, act) if name in CHANGES else HttpResponseNotAllowed(sorted(READING))


def _is_let_in(request: HttpRequest) -> bool:
    account = request.user
    return isinstance(account, Account) and bool(account.has_perm("wagtailadmin.access_admin"))


@transaction.atomic
def _written_down(request: HttpRequest, name: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    """The act with its entry. A form shown again has done nothing, nor has what Wagtail refuses by leading home."""
    response = act()
    refused = response.headers.get("Location") == reverse("wagtailadmin_home") or hasattr(response, "render")
    account = request.user
    if isinstance(account, Account) and response.status_code < HTTPStatus.BAD_REQUEST and not refused:
        by = Actor(account.username, account.name, SYSTEM, "", today())
        write_entry("use-administration", account, by=by, details={"route": name, "path": request.path})
        changed(EVERYTHING)  # Wagtail does not say which pages show what it has changed
    return response
