"""Where Wagtail's administration meets the rules of this room."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.models import Page

from namhoc.publish.documents import document_is_open
from namhoc.publish.models import ArticlePage

KEPT = frozenset({"collections", "redirects"})


def publish_from_the_desk(_request: HttpRequest, page: Page) -> HttpResponse | None:
    """What was typed is kept as a draft; an article is published where its figures are checked and the act is kept."""
    return redirect("article-publish", page.pk) if isinstance(page.specific, ArticlePage) else None


def only_offered_files(document: Any, request: HttpRequest) -> None:
    """A file that only a draft has is not there for the public."""
    if not document_is_open(document.pk, getattr(request, "actor", None)):
        raise Http404(document.pk)


def only_what_is_open(_request: HttpRequest, items: list[MenuItem]) -> None:
    """The menu leads to nothing that is closed here."""
    items[:] = [item for item in items if item.name in KEPT]


def without_reports(_request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name != "reports"]


def say_filters_in_the_reader_s_language() -> None:
    """Wagtail says this one filter in the language in which the server was started."""
    kind = RedirectsReportFilterSet.base_filters["is_permanent"]
    choices = [(True, _("Permanent")), (False, _("Temporary"))]
    kind.extra.update(choices=choices, empty_label=_("All"))
    kind.label = _("Type")


say_filters_in_the_reader_s_language()
hooks.register("before_publish_page", publish_from_the_desk)
hooks.register("before_serve_document", only_offered_files)
hooks.register("construct_settings_menu", only_what_is_open)
hooks.register("construct_main_menu", without_reports)
