"""The page on which an article is written: what was typed is kept, or shown again with what stands against it."""

from __future__ import annotations

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _

from namhoc.people.acting import ActingRequest, actor_of
from namhoc.publish import queries as public
from namhoc.publish.desk import queries
from namhoc.publish.desk.comparing import Difference, differences
from namhoc.publish.desk.editing import take_in
from namhoc.publish.desk.filing import FilingForm, file_and_revise, filing_values
from namhoc.publish.desk.forms import ArticleForm, BodyFormSet, article_values, body_of, body_values
from namhoc.publish.desk.locking import held_by_another, take_lock, take_over_article
from namhoc.publish.desk.models import EditLock
from namhoc.publish.desk.proofing import proof_of_draft
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.stages import STAGE_LABELS, Stage, is_open
from namhoc.publish.desk.steps import stage_of
from namhoc.publish.errors import ChangedSince, NotNow
from namhoc.publish.models import ArticlePage
from namhoc.publish.site.sites import home_of


class WritingPage:
    """One article in one writer's hands."""

    def __init__(self, request: ActingRequest, article: ArticlePage) -> None:
        self.request, self.article, self.by, self.now = request, article, actor_of(request), timezone.now()
        ask_for_article(self.by, "write-article", article)
        self.latest = public.draft_of(article)
        opened = queries.revision_of(article, request.POST.get("opened", ""))
        self.draft: ArticlePage = opened.as_object() if opened else self.latest
        latest = self.latest.latest_revision_id
        start = {
            **article_values(self.draft),
            "opened": opened.pk if opened else latest,
            "based_on": latest,
        }
        self.form = ArticleForm(request.POST or None, request.FILES or None, initial=start)
        self.home = home_of(self.article)
        filed = filing_values(self.draft)
        self.filing = FilingForm(request.POST or None, initial=filed, prefix="filing", home=self.home)
        self.body = BodyFormSet(request.POST or None, initial=body_values(self.draft), prefix="body")
        self.lock: EditLock | None = None
        self.differences: list[Difference] = []

    def kept(self) -> bool:
        """Whether what was typed became the latest revision; where it did not, the page shows it again."""
        if not all([self.form.is_valid(), self.filing.is_valid(), self.body.is_valid()]):
            return False
        based_on = self.form.cleaned_data.pop("based_on", None)
        self.form.cleaned_data.pop("opened", None)
        take_in(self.draft, dict(self.form.cleaned_data), body_of(self.draft, self.body.cleaned_data))
        if not self._is_held():
            return False
        try:
            file_and_revise(self.draft, self.home, self.filing.cleaned_data, based_on=based_on, by=self.by)
        except ChangedSince as error:
            self._differs(error.latest)
            return False
        except NotNow as error:
            stage = STAGE_LABELS[Stage(error.stage)]
            messages.error(
                self.request, _("Not kept: the article stands at “%(stage)s”. Your text is below.") % {"stage": stage}
            )
            return False
        messages.success(self.request, _("Kept. The public does not see it until you publish."))
        return True

    def _is_held(self) -> bool:
        """Whether nobody else is writing, or this writer takes over from them."""
        if "take_over" in self.request.POST:
            self.lock = take_over_article(self.article, by=self.by, now=self.now)
        self.lock = held_by_another(self.article, self.by, self.now)
        if self.lock is not None:
            self.differences = differences(self.latest, self.draft)
            messages.error(
                self.request, _("Not kept yet: %(name)s is writing on this article.") % {"name": self.lock.name}
            )
        return self.lock is None

    def _differs(self, latest: int) -> None:
        self.differences = differences(self.latest, self.draft)
        typed = self.request.POST.copy()
        typed["based_on"] = str(latest)
        self.form.data = typed
        messages.error(self.request, _("Not kept yet: somebody kept another text meanwhile. Both are below."))

    def told(self) -> dict[str, object]:
        """What the page shows."""
        stage = stage_of(self.article)
        if self.lock is None and is_open("write-article", stage):
            self.lock = take_lock(self.article, by=self.by, now=self.now)
        lock = self.lock if self.lock and self.lock.account != self.by.account else None
        about = {
            "draft": self.draft,
            "form": self.form,
            "filing": self.filing,
            "body": self.body,
            "lock": lock,
            "differences": self.differences,
        }
        about |= {
            "proof": proof_of_draft(self.draft),
            "cited": public.cited_by(self.draft),
            "citable": queries.citable_figures(self.draft),
        }
        can = {act.replace("-article", "").replace("-", "_"): is_open(act, stage) for act in ACTS}
        return {**about, "can": can, "last": queries.last_words_about(self.article)}


ACTS = ("write-article", "send-article", "call-back-article", "discard-article")
