"""Who writes on an article now. The lock ends by itself when nobody was seen for a while, and can be taken over."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.publish.desk.keeping import held
from namhoc.publish.desk.models import EditLock
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.models import ArticlePage

IDLE = timedelta(minutes=15)


def lock_of(article: ArticlePage, now: datetime) -> EditLock | None:
    """Who writes on it; none once they have not been seen for a while."""
    return EditLock.objects.filter(article=article.pk, seen_at__gt=now - IDLE).first()


def held_by_another(article: ArticlePage, by: Actor, now: datetime) -> EditLock | None:
    """The lock of somebody else, while they are here."""
    lock = lock_of(article, now)
    return lock if lock is not None and lock.account != by.account else None


@transaction.atomic
def take_lock(article: ArticlePage, *, by: Actor, now: datetime) -> EditLock:
    """The lock after this post opened or went on with the article: its own, or the one of whoever is here already.

    Journal  none: that somebody looks at a draft changes nothing
    """
    ask_for_article(by, "write-article", article)
    lock = lock_of(held(article), now)
    if lock is None:
        EditLock.objects.filter(article=article.pk).delete()
        return EditLock.objects.create(article=article, account=by.account, name=by.name, since=now, seen_at=now)
    if lock.account == by.account:
        lock.seen_at = now
        lock.save(update_fields=["seen_at"])
    return lock


@transaction.atomic
def take_over_article(article: ArticlePage, *, by: Actor, now: datetime) -> EditLock:
    """This post writes from here on; whoever wrote before is told at their next sign of life."""
    ask_for_article(by, "write-article", article)
    other = held_by_another(held(article), by, now)
    before = {"account": other.account if other else ""}
    EditLock.objects.filter(article=article.pk).delete()
    lock = EditLock.objects.create(
        article=article, account=by.account, name=by.name, since=now, seen_at=now, taken_from=before["account"]
    )
    if other is not None:
        after = {"account": by.account}
        write_entry("take-over-article", article, by=by, before=before, after=after, details={"from": other.name})
    return lock


def let_go(article: ArticlePage, by: Actor) -> None:
    """Whoever is done with it no longer stands in anybody's way."""
    EditLock.objects.filter(article=article.pk, account=by.account).delete()
