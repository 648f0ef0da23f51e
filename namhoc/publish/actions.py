"""What is done with the portal: opened, written for, published to, withdrawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from namhoc.front.changes import changed
from namhoc.front.clock import EVERYTHING
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.errors import Refused
from namhoc.people.queries import ask_permission
from namhoc.publish.desk.checks import checklist_of
from namhoc.publish.desk.keeping import held, keep_draft, public_state
from namhoc.publish.desk.models import Appointment, Step
from namhoc.publish.desk.rights import ask_for_article, ask_section
from namhoc.publish.desk.stages import Stage
from namhoc.publish.desk.steps import ask_stage, take_step
from namhoc.publish.desk.timetable import drop_appointments
from namhoc.publish.errors import ChangedSince, NotFitToPublish, NotPublished, PortalNotOpen
from namhoc.publish.folding import slug_of
from namhoc.publish.ground import free_slug, root_page
from namhoc.publish.looks import Look
from namhoc.publish.models import ArticlePage, FigureReference, PortalHome, Section
from namhoc.publish.moments import moment_now
from namhoc.publish.queries import cited_by, draft_of, texts_of
from namhoc.publish.site.changing import public_of, tell_change
from namhoc.publish.site.sites import site_for
from namhoc.publish.tokens import Given, figures_in, renewed, text_of
from namhoc.units.models import Unit

NEWS, FRONT = "tin-tuc", "trang-chu"
HERE = "localhost"  # where the first site answers, unless told otherwise
SECTIONS = {NEWS: "Tin tức", "thong-bao": "Thông báo"}
Paragraph = str | Iterable[Given]


@transaction.atomic
def open_portal(
    name: str,
    *,
    intro: str = "",
    office: Unit | None = None,
    hostname: str = HERE,
    port: int = 80,
    look: Look | None = None,
    by: Actor,
) -> PortalHome:
    """A site at a host name, with its front page and sections; one that is open there already only takes what is told.

    Shape   without an office it is the site of the whole installation; the first site answers for hosts nobody named
    Raises  ``Refused`` for everyone but the installation itself: a portal is no office's own
    """
    if by.role != SYSTEM:
        raise Refused("open-portal", by.unit)
    was = PortalHome.objects.filter(sites_rooted_here__hostname=hostname).first()
    before = was and _frame(was)
    home = was or _new_home(name, hostname)
    home.title, home.draft_title, home.intro, home.office, home.live = name, name, intro, office, True
    for field, value in asdict(look).items() if look else ():
        setattr(home, field, value)
    home.save()
    _answer_at(home, hostname, port)
    for slug, title in SECTIONS.items():
        if not home.get_children().filter(slug=slug).exists():
            home.add_child(instance=Section(title=title, slug=slug))
    if before != _frame(home):
        changed(f"site:{home.pk}", *([] if was else [EVERYTHING]))
        write_entry("open-portal", home, by=by, before=before, after=_frame(home), details={"name": name})
    return home


def _frame(home: PortalHome) -> dict[str, object]:
    told = {field: getattr(home, field) for field in asdict(Look())}
    return {"name": home.title, "intro": home.intro, "live": home.live, "office": home.office_id, **told}


def _new_home(name: str, hostname: str) -> PortalHome:
    root = root_page()
    Page.objects.child_of(root).filter(slug="home").exclude(pk__in=PortalHome.objects.all()).delete()
    slug = slug_of(hostname) if PortalHome.objects.exists() else FRONT
    home: PortalHome = Page.objects.get(pk=root.pk).add_child(instance=PortalHome(title=name, slug=slug))
    return home


def _answer_at(home: PortalHome, hostname: str, port: int) -> None:
    others = Site.objects.filter(root_page__in=PortalHome.objects.exclude(pk=home.pk))
    Site.objects.exclude(pk__in=others).exclude(hostname=hostname).delete()  # Wagtail's own first one
    facts = {"root_page": home, "site_name": home.title, "port": port}
    first = not others.filter(is_default_site=True).exists()
    Site.objects.update_or_create(hostname=hostname, defaults={**facts, "is_default_site": first})


@transaction.atomic
def write_article(
    office: Unit,
    year: str,
    title: str,
    lead: Paragraph,
    paragraphs: Sequence[Paragraph],
    *,
    section: Section | str = NEWS,
    author: str = "",
    source: str = "",
    by: Actor,
) -> ArticlePage:
    """A draft that only its editors see. A paragraph is text, or runs of text and figures.

    A figure is given by its key, or as (key, form); a paragraph that opens with ``## `` is a heading.
    Raises  ``PortalNotOpen`` where there is no such section
    """
    ask_permission(by, "write-article", office)
    place = section if isinstance(section, Section) else _section_for(office, section)
    if place is None:
        raise PortalNotOpen(str(section))
    ask_section(by, "write-article", place)
    body = [_block(text_of(paragraph)) for paragraph in paragraphs]
    article = ArticlePage(title=title, lead=text_of(lead), body=body, author=author, source=source)
    article.office, article.year, article.live = office, str(year), False
    article.slug = free_slug(place, slug_of(title))
    place.add_child(instance=article)
    keep_draft(article, "write-article", by=by)
    return article


def _section_for(office: Unit, slug: str) -> Section | None:
    home = site_for(office)
    found: Section | None = None if home is None else Section.objects.child_of(home).filter(slug=slug).first()
    return found


def _block(text: str) -> tuple[str, str]:
    return ("heading", text.removeprefix("## ")) if text.startswith("## ") else ("paragraph", text)


@transaction.atomic
def revise_article(article: ArticlePage, *, based_on: int | None = None, by: Actor) -> None:
    """Keep what was changed in a draft. The public goes on reading what was published.

    Raises  ``NotNow`` while it is scheduled, ``ChangedSince`` where the revision it was typed over is not the latest
    """
    ask_for_article(by, "write-article", held(article))
    now = ArticlePage.objects.get(pk=article.pk)
    ask_stage("write-article", now)
    if based_on is not None and based_on != now.latest_revision_id:
        raise ChangedSince(now.latest_revision_id)
    keep_draft(article, "revise-article", by=by)


@transaction.atomic
def renew_figures(article: ArticlePage, *, by: Actor) -> ArticlePage:
    """The draft cites the latest revisions of its figures; the published text stays until it is published anew."""
    ask_for_article(by, "write-article", held(article))
    ask_stage("write-article", ArticlePage.objects.get(pk=article.pk))
    draft = draft_of(article)
    latest = {key: cited.latest.pk for key, cited in cited_by(draft).items()}
    draft.lead = renewed(draft.lead, latest)
    draft.body = [_renewed_block(block, latest) for block in draft.body.get_prep_value()]
    keep_draft(draft, "renew-figures", by=by)
    return draft


def _renewed_block(block: dict[str, Any], latest: dict[int, int]) -> dict[str, Any]:
    value = block["value"]
    if isinstance(value, dict):
        value = {name: renewed(part, latest) if isinstance(part, str) else part for name, part in value.items()}
    return {**block, "value": renewed(value, latest) if isinstance(value, str) else value}


@transaction.atomic
def publish_article(page: ArticlePage, *, posted_at: datetime | None = None, by: Actor) -> ArticlePage:
    """The latest revision becomes what the public reads, and the figures it rests on are kept with it.

    Raises  ``NotFitToPublish`` where it cites what is not adopted or not there, ``NotNow`` where it was discarded
    """
    ask_for_article(by, "publish-article", held(page))
    ask_stage("publish-article", ArticlePage.objects.get(pk=page.pk))
    draft = draft_of(page)
    _ask_fit(draft)
    draft.posted_at = draft.posted_at or posted_at or moment_now()
    return _make_public(draft, draft.save_revision(), "publish-article", by)


@transaction.atomic
def put_back_article(page: ArticlePage, *, by: Actor) -> ArticlePage:
    """What was withdrawn, or has expired, is public again as it was.

    Raises  ``NotNow`` where nothing was taken away, ``NotFitToPublish`` where it may not be shown any more
    """
    ask_for_article(by, "publish-article", held(page))
    ask_stage("put-back-article", ArticlePage.objects.get(pk=page.pk))
    last = Step.objects.filter(article=page.pk, stage=Stage.PUBLISHED).order_by("-pk").first()
    revision = page.revisions.filter(pk=last.revision).first() if last else None
    if revision is None:
        raise NotPublished(page.pk)
    draft: ArticlePage = revision.as_object()
    _ask_fit(draft, reviewed=True)
    return _make_public(draft, revision, "put-back-article", by)


def _ask_fit(draft: ArticlePage, *, reviewed: bool = False) -> None:
    checklist = checklist_of(draft, reviewed=reviewed)
    if not checklist.fit:
        raise NotFitToPublish(checklist.problems)


def _make_public(draft: ArticlePage, revision: Any, act: str, by: Actor) -> ArticlePage:
    before, shown = public_state(draft), public_of(draft)
    revision.publish(log_action=False)
    cited = figures_in(*texts_of(draft))
    _keep_references(draft, cited, by)
    drop_appointments(draft, Appointment.PUBLISH)
    take_step(draft, Stage.PUBLISHED, by=by)
    details = {"revision": revision.pk, "figures": cited}
    write_entry(act, draft, by=by, before=before, after=public_state(draft), details=details)
    tell_change(draft, shown)
    published: ArticlePage = ArticlePage.objects.get(pk=draft.pk)
    return published


def _keep_references(article: ArticlePage, cited: Sequence[int], by: Actor) -> None:
    standing = FigureReference.objects.filter(page=article.pk, until__isnull=True)
    standing.exclude(figure__in=cited).update(until=by.day)
    known = set(standing.values_list("figure", flat=True))
    FigureReference.objects.bulk_create(
        FigureReference(page_id=article.pk, figure_id=key, since=by.day) for key in cited if key not in known
    )


@transaction.atomic
def withdraw_article(page: ArticlePage, *, reason: str, by: Actor) -> None:
    """The public no longer finds the article; it stays with its editors, with all that was published.

    Raises  ``NotPublished`` where the public does not find it anyway
    """
    ask_for_article(by, "publish-article", held(page))
    _take_away(page, "withdraw-article", Stage.WITHDRAWN, reason, by)


@transaction.atomic
def expire_article(page: ArticlePage, *, by: Actor) -> None:
    """The minute has come up to which the article was to be public. Raises ``NotPublished`` where it is not."""
    ask_for_article(by, "publish-article", held(page))
    _take_away(page, "expire-article", Stage.EXPIRED, "", by)


def _take_away(page: ArticlePage, act: str, stage: Stage, reason: str, by: Actor) -> None:
    kept = ArticlePage.objects.get(pk=page.pk)
    if not kept.live:
        raise NotPublished(page.pk)
    before, shown = public_state(kept), public_of(kept)
    kept.unpublish(log_action=False)
    FigureReference.objects.filter(page=page.pk, until__isnull=True).update(until=by.day)
    drop_appointments(kept, Appointment.PUBLISH, Appointment.EXPIRE)
    take_step(kept, stage, by=by, reason=reason)
    write_entry(act, kept, by=by, before=before, after=public_state(kept), reason=reason)
    tell_change(kept, shown)
