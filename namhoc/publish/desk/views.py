"""The editor's pages: the articles of an office, and one article while it is written."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from namhoc.law.catalogue import catalogue
from namhoc.law.today import today
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_permission, may
from namhoc.people.years import chosen_year
from namhoc.publish import actions
from namhoc.publish.desk import listing, queries
from namhoc.publish.desk.doing import done
from namhoc.publish.desk.drafting import draft_article
from namhoc.publish.desk.forms import NewArticleForm, YearForm
from namhoc.publish.desk.locking import take_lock, take_over_article
from namhoc.publish.desk.looking import LookForm
from namhoc.publish.desk.rights import may_with_article, sections_open_to
from namhoc.publish.desk.stages import label_of, tone_of
from namhoc.publish.desk.steps import stage_of
from namhoc.publish.desk.writing_page import WritingPage
from namhoc.publish.frame.keeping import site_kept_by
from namhoc.publish.models import ArticlePage
from namhoc.publish.site.sites import sections_of, site_for

WRITE, REVIEW, PUBLISH = "write-article", "review-article", "publish-article"
A_LIST = 25


def article_open_to(request: ActingRequest, pk: int) -> ArticlePage:
    """An article that the post may read; who may not do an act with it is told so by the act."""
    article: ArticlePage = get_object_or_404(queries.articles_open_to(actor_of(request)), pk=pk)
    return article


def around(request: ActingRequest, article: ArticlePage) -> dict[str, object]:
    """What every page of one article shows: where it stands, and what this post may do with it."""
    by, stage = actor_of(request), stage_of(article)
    rights = {"may_write": WRITE, "may_review": REVIEW, "may_publish": PUBLISH}
    told = {name: may_with_article(by, act, article) for name, act in rights.items()}
    state = {"state": label_of(stage, live=article.live), "tone": tone_of(stage, live=article.live)}
    return {"article": article, "stage": stage.value, **state, **told}


@require_safe
@acting
def articles_page(request: ActingRequest) -> HttpResponse:
    """The articles of the office, whose turn it is with each, and what one looks for among them."""
    by, day = actor_of(request), today()
    office = queries.office_of(by)
    ask_permission(by, "see-article", office)
    tab = request.GET.get("the", "all") if request.GET.get("the") in listing.TABS else "all"
    form = LookForm(request.GET, sections=sections_of(site_for(office)), writers=listing.writers_at_desk(by))
    page = Paginator(listing.found_at_desk(by, tab, form.looked, day), A_LIST).get_page(request.GET.get("page"))
    rows = [
        {"article": one, "state": label_of(stage_of(one), live=one.live), "tone": tone_of(stage_of(one), live=one.live)}
        for one in listing.told_in_list(page.object_list)
    ]
    counts = listing.counts_of(by, day)
    tabs = [{"code": code, "label": label, "count": counts[code]} for code, label in listing.TABS.items()]
    told = {"rows": rows, "page": page, "form": form, "tabs": tabs, "tab": tab}
    rights = {"may_write": may(by, WRITE, office), "may_publish": may(by, PUBLISH, office)}
    return render(
        request,
        "publish/desk/articles.html",
        {
            **told,
            **rights,
            "may_assign": may(by, "assign-sections", office),
            "may_keep_site": site_kept_by(by) is not None,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def new_article_page(request: ActingRequest) -> HttpResponse:
    """An article from what is on record of a year, or from an empty page."""
    actor = actor_of(request)
    office = queries.office_of(actor)
    ask_permission(actor, WRITE, office)
    start, sections = {"year": queries.latest_year_of(office) or chosen_year(request)}, sections_open_to(actor)
    posted = request.POST or None
    record = YearForm(posted if "record" in request.POST else None, initial=start, prefix="record")
    blank = NewArticleForm(
        posted if "blank" in request.POST else None, initial=start, prefix="blank", sections=sections
    )
    if record.is_valid():
        return redirect("article-edit", draft_article(catalogue(), office, record.cleaned_data["year"], by=actor).pk)
    if blank.is_valid():
        title, year = blank.cleaned_data["title"], str(blank.cleaned_data["year"])
        section = blank.cleaned_data["section"] or actions.NEWS
        article = actions.write_article(office, year, title, title, [], section=section, author=actor.name, by=actor)
        return redirect("article-edit", article.pk)
    return render(request, "publish/desk/new.html", {"record": record, "blank": blank})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def edit_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The texts of one article, beside the figures it may cite."""
    article = article_open_to(request, pk)
    page = WritingPage(request, article)
    if request.method == "POST" and page.kept():
        return redirect("article-edit", pk)
    return render(request, "publish/desk/edit.html", {**around(request, article), **page.told()})


@require_POST
@acting
def hold_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """A sign of life of whoever writes; the answer says whether they still hold it."""
    by = actor_of(request)
    lock = take_lock(article_open_to(request, pk), by=by, now=timezone.now())
    return JsonResponse(
        {"mine": lock.account == by.account, "name": lock.name, "since": f"{timezone.localtime(lock.since):%H:%M}"}
    )


@require_POST
@acting
def take_over_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Writing on in somebody's place."""
    article, by = article_open_to(request, pk), actor_of(request)
    done(request, lambda: take_over_article(article, by=by, now=timezone.now()), _("You write on this article now."))
    return redirect("article-edit", pk)
