"""The pages on which an article goes on: to review, to the public, at a minute, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.publish import actions
from namhoc.publish import queries as public
from namhoc.publish.desk import reviewing, timing
from namhoc.publish.desk.checks import checklist_of
from namhoc.publish.desk.doing import done
from namhoc.publish.desk.models import Appointment
from namhoc.publish.desk.proofing import proof_of_draft
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.stages import is_open
from namhoc.publish.desk.steps import stage_of
from namhoc.publish.desk.timetable import appointments_of
from namhoc.publish.desk.views import PUBLISH, REVIEW, around, article_open_to
from namhoc.publish.models import ArticlePage
from namhoc.publish.moments import moment_now

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MINUTE = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
BAD_MINUTE = gettext_lazy("Write the day and the minute as day/month/year hour:minute.")
READ_AS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%d-%m-%Y %H:%M"]


class MomentsForm(forms.Form):
    """When an article becomes public, and until when it is."""

    publish_at = forms.DateTimeField(
        label=gettext_lazy("Publish at"),
        required=False,
        widget=MINUTE,
        input_formats=READ_AS,
        error_messages={"invalid": BAD_MINUTE},
    )
    expires_at = forms.DateTimeField(
        label=gettext_lazy("Public until"),
        required=False,
        widget=MINUTE,
        input_formats=READ_AS,
        error_messages={"invalid": BAD_MINUTE},
        help_text=gettext_lazy("Empty: for good. After this minute the public no longer finds it; it stays here."),
    )

    def clean(self) -> dict[str, object]:
        given = dict(self.cleaned_data)
        if self.data.get("how") == "later" and not given.get("publish_at") and "publish_at" not in self.errors:
            self.add_error("publish_at", _("Choose the day and the minute."))
        return given


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def publish_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """What is still to be mended, and the buttons."""
    article = article_open_to(request, pk)
    dates = {what: one.at for what, one in appointments_of(article).items()}
    start = {"publish_at": dates.get(Appointment.PUBLISH), "expires_at": dates.get(Appointment.EXPIRE)}
    form = MomentsForm(request.POST or None, initial=start)
    if request.method == "POST":
        ask_for_article(actor_of(request), PUBLISH, article)
        form = MomentsForm(request.POST, initial=start)
        if form.is_valid() and _gone_on(request, article, form):
            return _after(request, article)
    draft, stage = public.draft_of(article), stage_of(article)
    about = {"draft": draft, "checklist": checklist_of(draft), "cited": public.cited_by(draft), "form": form}
    can = {act: is_open(f"{act}-article", stage) for act in ("send", "review", "refuse", "unschedule")}
    can["put_back"] = is_open("put-back-article", stage) and bool(article.first_published_at)
    about |= {
        "proof": proof_of_draft(draft),
        "dates": start,
        "can": can,
        "steps": article.steps.order_by("-pk")[:SHOWN],
    }
    return render(request, "publish/desk/publish.html", {**around(request, article), **about})


SHOWN = 6  # steps that the page tells of


def _gone_on(request: ActingRequest, article: ArticlePage, form: MomentsForm) -> bool:
    """Whether the article is published now, at a minute, or only until another one."""
    by, now, given = actor_of(request), moment_now(), form.cleaned_data
    how = request.POST.get("how", "now")

    def act() -> None:
        with timing.all_or_nothing():
            timing.set_expiry(article, given.get("expires_at"), now=now, by=by)
            if how == "later":
                timing.schedule_article(article, given["publish_at"], now=now, by=by)
            elif how == "now":
                actions.publish_article(article, by=by)

    said = {"later": _("Scheduled. Nobody sees anything of it before its minute."), "until": _("Kept.")}
    return done(request, act, said.get(how, _("Published. Everyone can read it now.")))


def _after(request: ActingRequest, article: ArticlePage) -> HttpResponse:
    if request.POST.get("how", "now") != "now":
        return redirect("article-publish", article.pk)
    return redirect(article.get_url(request))


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def withdraw_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Taking an article from the public, with a reason."""
    article = article_open_to(request, pk)
    ask_for_article(actor_of(request), PUBLISH, article)
    by, reason = actor_of(request), request.POST.get("reason", "").strip()
    if request.method == "POST" and reason:
        said = _("Withdrawn. The public no longer finds it; you can put it back as it was.")
        done(request, lambda: actions.withdraw_article(article, reason=reason, by=by), said)
        return redirect("article-publish", pk)
    about = {**around(request, article), "asked": request.method == "POST"}
    return render(request, "publish/desk/withdraw.html", about)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def refuse_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Sending an article back to its writer, with what is to be changed."""
    article = article_open_to(request, pk)
    ask_for_article(actor_of(request), REVIEW, article)
    by, reason = actor_of(request), request.POST.get("reason", "").strip()[:LONGEST_REASON]
    if request.method == "POST" and reason:
        said = _("Sent back. The writer finds it among their tasks, with your words.")
        done(request, lambda: reviewing.refuse_article(article, reason=reason, by=by), said)
        return redirect("article-publish", pk)
    about = {**around(request, article), "draft": public.draft_of(article), "asked": request.method == "POST"}
    return render(request, "publish/desk/refuse.html", about)


LONGEST_REASON = 500


@require_POST
@acting
def renew_figures_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The draft takes the corrected figures; nothing is published by it."""
    article, by = article_open_to(request, pk), actor_of(request)
    said = _("The draft now cites the corrected figures. Read it, then publish it.")
    done(request, lambda: actions.renew_figures(article, by=by), said)
    return redirect("article-edit", pk)


Act = Callable[..., object]


def _step(act: Act, said: str | StrPromise, then: str) -> Callable[..., HttpResponse]:
    """A page that only does one act with an article, and leads on."""

    @require_POST
    @acting
    def page(request: ActingRequest, pk: int) -> HttpResponse:
        article, by = article_open_to(request, pk), actor_of(request)
        done(request, lambda: act(article, by=by), said)
        return redirect(then, *([] if then == "articles" else [pk]))

    return page


send_article_page = _step(
    reviewing.send_article, gettext_lazy("Sent. Whoever reviews finds it among their tasks."), "article-publish"
)
call_back_page = _step(
    reviewing.call_back_article, gettext_lazy("Called back. Go on writing, then send it again."), "article-edit"
)
review_article_page = _step(
    reviewing.review_article, gettext_lazy("Reviewed. It can be published now."), "article-publish"
)
unschedule_article_page = _step(
    timing.unschedule_article, gettext_lazy("Called off. It stays reviewed and is not published."), "article-publish"
)
discard_article_page = _step(
    reviewing.discard_article, gettext_lazy("Discarded. Under “Discarded” you can take it back."), "articles"
)
recover_article_page = _step(reviewing.recover_article, gettext_lazy("Here it is again."), "article-edit")
put_back_page = _step(
    actions.put_back_article, gettext_lazy("Put back. Everyone can read it again, as it was."), "article-publish"
)
