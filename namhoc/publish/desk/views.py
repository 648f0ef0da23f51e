"""The editor's pages: the articles of an office, and one article from its first words to the public."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from namhoc.law.catalogue import catalogue
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_permission, may
from namhoc.people.years import chosen_year
from namhoc.publish import actions
from namhoc.publish import queries as public
from namhoc.publish.desk import queries
from namhoc.publish.desk.checks import checklist_of
from namhoc.publish.desk.drafting import draft_article
from namhoc.publish.desk.editing import STATE_LABELS, STATE_TONES, state_of, take_in
from namhoc.publish.desk.forms import (
    ArticleForm,
    BodyFormSet,
    NewArticleForm,
    YearForm,
    article_values,
    body_of,
    body_values,
)
from namhoc.publish.errors import NotFitToPublish, NotPublished
from namhoc.publish.models import ArticlePage
from namhoc.units.models import Unit

WRITE, PUBLISH = "write-article", "publish-article"


def _article(request: ActingRequest, pk: int) -> ArticlePage:
    """An article that the post may read; who may not do an act with it is told so by the act."""
    article: ArticlePage = get_object_or_404(queries.articles_open_to(actor_of(request)), pk=pk)
    return article


def _rights(request: ActingRequest, office: Unit) -> dict[str, bool]:
    by = actor_of(request)
    return {"may_write": may(by, WRITE, office), "may_publish": may(by, PUBLISH, office)}


@require_safe
@acting
def articles_page(request: ActingRequest) -> HttpResponse:
    """The articles of the office, those that need work first."""
    by = actor_of(request)
    office = queries.office_of(by)
    ask_permission(by, "see-article", office)
    rows = [
        {"article": article, "state": STATE_LABELS[state_of(article)], "tone": STATE_TONES[state_of(article)]}
        for article in queries.articles_of(by)
    ]
    return render(request, "publish/desk/articles.html", {"rows": rows, **_rights(request, office)})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def new_article_page(request: ActingRequest) -> HttpResponse:
    """An article from what is on record of a year, or from an empty page."""
    actor = actor_of(request)
    office = queries.office_of(actor)
    ask_permission(actor, WRITE, office)
    start = {"year": queries.latest_year_of(office) or chosen_year(request)}
    posted = request.POST or None
    record = YearForm(posted if "record" in request.POST else None, initial=start, prefix="record")
    blank = NewArticleForm(posted if "blank" in request.POST else None, initial=start, prefix="blank")
    if record.is_valid():
        return redirect("article-edit", draft_article(catalogue(), office, record.cleaned_data["year"], by=actor).pk)
    if blank.is_valid():
        title, year = blank.cleaned_data["title"], str(blank.cleaned_data["year"])
        article = actions.write_article(office, year, title, title, [], author=actor.name, by=actor)
        return redirect("article-edit", article.pk)
    return render(request, "publish/desk/new.html", {"record": record, "blank": blank})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def edit_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The texts of one article, beside the figures it may cite."""
    article = _article(request, pk)
    ask_permission(actor_of(request), WRITE, article.office)
    draft = public.draft_of(article)
    form = ArticleForm(request.POST or None, request.FILES or None, initial=article_values(draft))
    body = BodyFormSet(request.POST or None, initial=body_values(draft), prefix="body")
    if request.method == "POST" and form.is_valid() and body.is_valid():
        take_in(draft, form.cleaned_data, body_of(draft, body.cleaned_data))
        actions.revise_article(draft, by=actor_of(request))
        messages.success(request, _("Kept. The public does not see it until you publish."))
        return redirect("article-edit", pk)
    about = {"article": article, "draft": draft, "form": form, "body": body, "state": STATE_LABELS[state_of(article)]}
    about |= {"cited": public.cited_by(draft), "citable": queries.citable_figures(draft)}
    about |= _rights(request, article.office)
    return render(request, "publish/desk/edit.html", {**about, "tone": STATE_TONES[state_of(article)]})


@require_safe
@acting
def preview_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The draft as the public would read it."""
    draft = public.draft_of(_article(request, pk))
    return render(request, "publish/article.html", {**draft.get_context(request), "preview": True})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def publish_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """What is still to be mended, and the button."""
    article = _article(request, pk)
    draft = public.draft_of(article)
    if request.method == "POST":
        try:
            published = actions.publish_article(article, by=actor_of(request))
        except NotFitToPublish:
            messages.error(request, _("Not published: mend the points below first."))
        else:
            messages.success(request, _("Published. Everyone can read it now."))
            return redirect(published.get_url(request))
    about = {"article": article, "draft": draft, "checklist": checklist_of(draft), "cited": public.cited_by(draft)}
    return render(request, "publish/desk/publish.html", {**about, **_rights(request, article.office)})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def withdraw_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Taking an article from the public, with a reason."""
    article = _article(request, pk)
    ask_permission(actor_of(request), PUBLISH, article.office)
    reason = request.POST.get("reason", "").strip()
    if request.method == "POST" and reason:
        try:
            actions.withdraw_article(article, reason=reason, by=actor_of(request))
        except NotPublished:
            messages.error(request, _("There is nothing to withdraw: the public does not see this article now."))
        else:
            messages.success(request, _("Withdrawn. The public no longer finds it; you still have it here."))
        return redirect("articles")
    about = {"article": article, "asked": request.method == "POST", **_rights(request, article.office)}
    return render(request, "publish/desk/withdraw.html", about)


@require_POST
@acting
def renew_figures_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The draft takes the corrected figures; nothing is published by it."""
    actions.renew_figures(_article(request, pk), by=actor_of(request))
    messages.success(request, _("The draft now cites the corrected figures. Read it, then publish it."))
    return redirect("article-edit", pk)
