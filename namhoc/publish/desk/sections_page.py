"""Who works in which section of the portal, and what the office asks for there."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_permission
from namhoc.publish.desk.queries import office_of
from namhoc.publish.desk.sections import (
    assign_sections,
    duties_by_post,
    posts_at_the_desk,
    rules_by_section,
    set_section_rule,
)
from namhoc.publish.site.sites import sections_of, site_for


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def article_sections_page(request: ActingRequest) -> HttpResponse:
    """One table: the posts of the office, its sections, and what each section asks for."""
    by = actor_of(request)
    office = office_of(by)
    ask_permission(by, "assign-sections", office)
    posts, sections = posts_at_the_desk(office, by), sections_of(site_for(office))
    if request.method == "POST":
        with transaction.atomic():
            for post in posts:
                assign_sections(post, [one for one in sections if _ticked(request, f"post-{post.pk}-{one.pk}")], by=by)
            for one in sections:
                asked = {name: _ticked(request, f"{name}-{one.pk}") for name in ("review_first", "two_people")}
                set_section_rule(one, office, **asked, by=by)
        messages.success(request, _("Kept."))
        return redirect("article-sections")
    duties, rules = duties_by_post(office), rules_by_section(office)
    rows = [{"post": post, "in": duties.get(post.pk, set())} for post in posts]
    asked_for = [{"section": one, "rule": rules.get(one.pk)} for one in sections]
    return render(request, "publish/desk/sections.html", {"rows": rows, "sections": sections, "asked_for": asked_for})


def _ticked(request: HttpRequest, name: str) -> bool:
    return name in request.POST
