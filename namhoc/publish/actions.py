"""What is done with the portal: opened, written for, published to, withdrawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from namhoc.front.changes import changed
from namhoc.front.clock import EVERYTHING
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.errors import Refused
from namhoc.people.queries import ask_permission
from namhoc.publish.desk.checks import checklist_of
from namhoc.publish.errors import NotFitToPublish, NotPublished, PortalNotOpen
from namhoc.publish.folding import slug_of
from namhoc.publish.ground import root_page
from namhoc.publish.looks import Look
from namhoc.publish.models import ArticlePage, FigureReference, PortalHome, Section
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
    section: str = NEWS,
    author: str = "",
    source: str = "",
    by: Actor,
) -> ArticlePage:
    """A draft that only its editors see. A paragraph is text, or runs of text and figures.

    A figure is given by its key, or as (key, form); a paragraph that opens with ``## `` is a heading.
    Raises  ``PortalNotOpen`` where there is no such section
    """
    ask_permission(by, "write-article", office)
    home = site_for(office)
    place = None if home is None else Section.objects.child_of(home).filter(slug=section).first()
    if place is None:
        raise PortalNotOpen(section)
    body = [_block(text_of(paragraph)) for paragraph in paragraphs]
    article = ArticlePage(title=title, lead=text_of(lead), body=body, author=author, source=source)
    article.office, article.year, article.live = office, str(year), False
    article.slug = _free_slug(place, slug_of(title))
    place.add_child(instance=article)
    _keep(article, "write-article", by)
    return article


def _block(text: str) -> tuple[str, str]:
    return ("heading", text.removeprefix("## ")) if text.startswith("## ") else ("paragraph", text)


def _free_slug(place: Section, slug: str) -> str:
    taken = set(place.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(free for free in numbered if free not in taken)


def _held(article: ArticlePage) -> ArticlePage:
    """The same article, kept from everyone else's writing and publishing for this act."""
    ArticlePage.objects.select_for_update().get(pk=article.pk)
    return article


def _keep(article: ArticlePage, act: str, by: Actor) -> None:
    """What was written becomes the latest revision, and the journal knows."""
    was = article.get_latest_revision()
    before = None if was is None else _told(was.as_object())
    revision = article.save_revision()
    write_entry(act, article, by=by, before=before, after=_told(article), details={"revision": revision.pk})


def _told(article: ArticlePage) -> dict[str, object]:
    """What an article says, as the journal digests it."""
    return {"title": article.title, "author": article.author, "source": article.source, "texts": texts_of(article)}


def _public(page: ArticlePage) -> dict[str, object]:
    """What the public reads of it, and the figures that this rests on."""
    standing = FigureReference.objects.filter(page=page.pk, until__isnull=True).order_by("figure")
    kept = ArticlePage.objects.get(pk=page.pk)
    figures = list(standing.values_list("figure", flat=True))
    return {"live": kept.live, "revision": kept.live_revision_id, "figures": figures, **_told(kept)}


@transaction.atomic
def revise_article(article: ArticlePage, *, by: Actor) -> None:
    """Keep what was changed in a draft. The public goes on reading what was published."""
    ask_permission(by, "write-article", article.office)
    _keep(_held(article), "revise-article", by)


@transaction.atomic
def renew_figures(article: ArticlePage, *, by: Actor) -> ArticlePage:
    """The draft cites the latest revisions of its figures; the published text stays until it is published anew."""
    ask_permission(by, "write-article", article.office)
    draft = draft_of(_held(article))
    latest = {key: cited.latest.pk for key, cited in cited_by(draft).items()}
    draft.lead = renewed(draft.lead, latest)
    draft.body = [_renewed_block(block, latest) for block in draft.body.get_prep_value()]
    _keep(draft, "renew-figures", by)
    return draft


def _renewed_block(block: dict[str, Any], latest: dict[int, int]) -> dict[str, Any]:
    value = block["value"]
    if isinstance(value, dict):
        value = {name: renewed(part, latest) if isinstance(part, str) else part for name, part in value.items()}
    return {**block, "value": renewed(value, latest) if isinstance(value, str) else value}


@transaction.atomic
def publish_article(page: ArticlePage, *, by: Actor) -> ArticlePage:
    """The latest revision becomes what the public reads, and the figures it rests on are kept with it.

    Raises  ``NotFitToPublish`` where it cites what is not adopted or not there
    """
    ask_permission(by, "publish-article", page.office)
    draft = draft_of(_held(page))
    checklist = checklist_of(draft)
    if not checklist.fit:
        raise NotFitToPublish(checklist.problems)
    before, shown = _public(page), public_of(page)
    draft.posted_at = draft.posted_at or _moment(by)
    revision = draft.save_revision()
    revision.publish(log_action=False)
    cited = figures_in(*texts_of(draft))
    _keep_references(draft, cited, by)
    tell_change(draft, shown)
    details = {"revision": revision.pk, "figures": cited}
    write_entry("publish-article", draft, by=by, before=before, after=_public(page), details=details)
    published: ArticlePage = ArticlePage.objects.get(pk=page.pk)
    return published


def _moment(by: Actor) -> datetime:
    """Now by the clock, on the day that counts as today."""
    now = timezone.localtime()
    return now.replace(year=by.day.year, month=by.day.month, day=by.day.day)


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
    ask_permission(by, "publish-article", page.office)
    if not ArticlePage.objects.filter(pk=_held(page).pk, live=True).exists():
        raise NotPublished(page.pk)
    before, shown = _public(page), public_of(page)
    page.unpublish(log_action=False)
    FigureReference.objects.filter(page=page.pk, until__isnull=True).update(until=by.day)
    tell_change(page, shown)
    write_entry("withdraw-article", page, by=by, before=before, after=_public(page), reason=reason)
