"""A whole old portal taken in: batch by batch, each whole, nothing twice."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from namhoc.front.changes import changed
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import SYSTEM, Actor
from namhoc.law.findings import Finding, Place
from namhoc.law.today import HERE
from namhoc.people.errors import Refused
from namhoc.publish.models import ArticlePage, PortalHome, Section
from namhoc.publish.moving import hearing, nukeviet
from namhoc.publish.moving.appointed import appoint
from namhoc.publish.moving.articles import Written, moment, written_anew
from namhoc.publish.moving.counters import CountersBefore, counters_of
from namhoc.publish.moving.errors import NotToBeMoved
from namhoc.publish.moving.files import OldFiles
from namhoc.publish.moving.frame import Frame
from namhoc.publish.moving.leading import Leading
from namhoc.publish.moving.models import Kind, Moved
from namhoc.publish.moving.nukeviet import OldArticle, OldModule
from namhoc.publish.moving.staging import Staged
from namhoc.publish.moving.states import Standing
from namhoc.publish.site.changing import Public, public_of, tell_change
from namhoc.publish.visits.actions import take_over_counts
from namhoc.units.models import Unit

A_BATCH = 100
Told = Callable[[str, int], None]


@dataclass
class Taken:
    """What came of taking in: things by kind, what is to be said, and what had been counted."""

    fresh: Counter[str] = field(default_factory=Counter)
    renewed: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    counters: CountersBefore = field(default_factory=CountersBefore)


@dataclass
class TakingIn:
    """One run over what was staged of an old portal."""

    staged: Staged
    home: PortalHome
    office: Unit
    folder: Path | None
    origin: dict[str, str]  # name and digest of what was read
    by: Actor
    told: Told = lambda _what, _many: None
    tried: bool = False  # files are not kept, for all will be undone
    taken: Taken = field(default_factory=Taken)
    now: int = field(default_factory=lambda: int(time.time()))

    def run(self) -> Taken:
        modules = nukeviet.modules_of(self.staged)
        if not modules:
            raise NotToBeMoved([Finding("publish.old-portal-without-news", Place(file=self.origin["name"]))])
        domains = [*nukeviet.domains_of(self.staged)]
        leading = Leading(self.home, [module.key for module in modules])
        files = OldFiles(self.home, self.folder, domains, leading.lead)
        frames = [self._frame(module, files, leading) for module in modules]
        for frame in frames:
            self._articles(frame, files, leading)
            self._comments(frame)
        if self.tried:
            files.let_go()
        self._counters(counters_of(self.staged))
        return self.taken

    # --- batches ------------------------------------------------------------------------------------------------------

    def _frame(self, module: OldModule, files: OldFiles, leading: Leading) -> Frame:
        frame = Frame(self.home, module)
        authors = nukeviet.authors_of(self.staged, module)
        categories, topics = nukeviet.categories_of(self.staged, module), nukeviet.topics_of(self.staged, module)

        def lay() -> Counter[str]:
            frame.lay(categories, topics, nukeviet.tags_of(self.staged, module), authors)
            frame.portraits(authors, files)
            leading.plan(frame, nukeviet.articles_of(self.staged, module))
            return Counter({"frame": frame.made})

        self._batch(lay, files, [f"site:{self.home.pk}"])
        self.taken.findings += frame.findings
        return frame

    def _articles(self, frame: Frame, files: OldFiles, leading: Leading) -> None:
        coming: Iterator[OldArticle] = nukeviet.articles_of(self.staged, frame.module)
        done = 0
        while some := list(islice(coming, A_BATCH)):
            self._batch(lambda some=some: self._some(some, frame, files, leading), files, [])  # type: ignore[misc]
            done += len(some)
            self.told("articles", done)

    def _batch(self, act: Callable[[], Counter[str]], files: OldFiles, names: Iterable[str]) -> None:
        """All of it or nothing; the journal knows what changed, and pages that show it are dropped."""
        try:
            with transaction.atomic():
                before = counts_of(self.home)
                did = +act()
                if did:
                    details = {**self.origin, "taken": dict(sorted(did.items()))}
                    write_entry(
                        "move-portal-in",
                        self.home,
                        by=self.by,
                        before=before,
                        after=counts_of(self.home),
                        details=details,
                    )
                    changed(*names)
        except BaseException:
            files.let_go()
            raise
        if not self.tried:
            files.keep()

    # --- articles -----------------------------------------------------------------------------------------------------

    def _some(self, some: list[OldArticle], frame: Frame, files: OldFiles, leading: Leading) -> Counter[str]:
        did: Counter[str] = Counter()
        about = {"home": self.home, "source": frame.module.key, "kind": Kind.ARTICLE}
        known = {moved.old: moved for moved in Moved.objects.filter(**about, old__in=[old.id for old in some])}
        for old in some:
            what = self._one(old, known.get(old.id), frame, files, leading)
            {"fresh": self.taken.fresh, "renewed": self.taken.renewed, "known": self.taken.known}[what]["articles"] += 1
            did[what] += int(what != "known")
        did["views"] += hearing.take_views(self.home, frame.module.key, some)
        did["ratings"] += hearing.take_ratings(self.home, frame.module.key, some)
        return did

    def _one(self, old: OldArticle, moved: Moved | None, frame: Frame, files: OldFiles, leading: Leading) -> str:
        if moved is None:
            written = written_anew(old, frame, files, self.office, self.now)
            self._keep_new(old, written, frame, leading)
            self.taken.findings += written.findings
            return "fresh"
        page = ArticlePage.objects.filter(pk=moved.new).first() if moved.digest != old.digest else None
        if page is None:
            return "known"
        if page.latest_revision_id != moved.revision:
            place = Place(sheet=frame.module.table("rows"), key=f"id {old.id}")
            self.taken.findings.append(Finding("publish.old-article-written-here", place, {"title": old.title}))
            return "known"
        written = written_anew(old, frame, files, self.office, self.now)
        self._keep(page, written)
        moved.digest, moved.revision = old.digest, page.latest_revision_id
        moved.save(update_fields=["digest", "revision"])
        self.taken.findings += written.findings
        return "renewed"

    def _keep_new(self, old: OldArticle, written: Written, frame: Frame, leading: Leading) -> None:
        section, slug = leading.place_of(frame, old)
        page = ArticlePage(slug=slug, live=False, show_in_menus=False)
        self._keep(page, written, section)
        Moved.objects.create(
            home=self.home,
            source=frame.module.key,
            kind=Kind.ARTICLE,
            old=old.id,
            alias=old.alias.lower()[:255],
            new=page.pk,
            digest=old.digest,
            revision=page.latest_revision_id,
        )

    def _keep(self, page: ArticlePage, written: Written, section: Section | None = None) -> None:
        """The page with all it holds, its first revision, and what the public reads of it."""
        before = Public() if section is not None else public_of(page)
        for name, value in written.values.items():
            setattr(page, name, value)
        page.draft_title = page.title
        page.attachments, page.recordings = written.attachments, written.recordings
        page.tags, page.written_by = written.tags, written.authors
        page.live = written.standing == Standing.LIVE
        posted = page.posted_at
        if written.standing in (Standing.LIVE, Standing.WITHDRAWN):
            page.first_published_at = page.last_published_at = posted
        if section is None:
            page.save(clean=False)
        else:
            Section.objects.get(pk=section.pk).add_child(instance=page)
        revision = page.save_revision(clean=False, log_action=False)
        shown = {"live_revision": revision} if page.live else {}
        ArticlePage.objects.filter(pk=page.pk).update(has_unpublished_changes=not page.live and posted is None, **shown)
        appoint(page, written, by=self.by)
        tell_change(page, before)

    # --- what readers wrote, and how often they came ------------------------------------------------------------------

    def _comments(self, frame: Frame) -> None:
        with transaction.atomic():
            many = hearing.take_comments(self.home, frame.module.key, nukeviet.comments_of(self.staged, frame.module))
            if many:
                details = {**self.origin, "taken": {"comments": many}}
                write_entry(
                    "move-portal-in", self.home, by=self.by, before={}, after={"comments": many}, details=details
                )
        self.taken.fresh["comments"] += many

    def _counters(self, counters: CountersBefore) -> None:
        """The total that the old portal had counted goes on here."""
        self.taken.counters = counters
        last = moment(counters.last)
        if counters.total and last is not None:
            told = _("visits as NukeViet counted them, search engines among them")
            until = last.astimezone(HERE).date()
            take_over_counts(self.home, visits=counters.total, until=until, told=str(told), by=self.by)


def counts_of(home: PortalHome) -> dict[str, int]:
    """How much there is of a site, as the journal digests it."""
    articles = ArticlePage.objects.descendant_of(home)
    return {
        "articles": articles.count(),
        "live": articles.live().count(),
        "moved": Moved.objects.filter(home=home).count(),
    }


def take_in_portal(
    staged: Staged,
    home: PortalHome,
    office: Unit,
    *,
    origin: dict[str, str],
    folder: Path | None = None,
    told: Told = lambda _what, _many: None,
    now: int | None = None,
    tried: bool = False,
    by: Actor,
) -> Taken:
    """An old portal's articles and all that belongs to them, in a site of ours.

    ``origin`` has the name and the digest of what was read, for the journal; ``folder`` holds the old uploads.
    Raises  ``Refused`` for everyone but the installation itself; ``NotToBeMoved`` where there is nothing to take in
    """
    if by.role != SYSTEM:
        raise Refused("move-portal-in", by.unit)
    moment = int(time.time()) if now is None else now
    return TakingIn(staged, home, office, folder, origin, by, told, tried=tried, now=moment).run()


def try_portal(staged: Staged, home: PortalHome, office: Unit, *, by: Actor, **how: Any) -> Taken:
    """The same, and all of it undone: to see what would come of it."""
    with transaction.atomic():
        try:
            return take_in_portal(staged, home, office, by=by, tried=True, **how)
        finally:
            transaction.set_rollback(True)
