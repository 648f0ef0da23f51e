"""Publishing, and taking from the public, at a minute: the appointment made, called off, and kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor, system_actor
from namhoc.publish.actions import expire_article, publish_article
from namhoc.publish.desk.checks import checklist_of
from namhoc.publish.desk.keeping import held
from namhoc.publish.desk.models import Appointment
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.stages import Stage
from namhoc.publish.desk.steps import ask_stage, take_step
from namhoc.publish.desk.timetable import appointments_of, drop_appointments, due_by, to_come
from namhoc.publish.errors import BadMoment, NotFitToPublish, NotNow, NotPublished
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import draft_of

PUNCTUAL = timedelta(minutes=1)  # a text that was published within it bears the minute it was meant for
SETTLED = PUNCTUAL + timedelta(minutes=1)


def all_or_nothing() -> transaction.Atomic:
    """Several of these acts at once, or none of them."""
    return transaction.atomic()


@transaction.atomic
def schedule_article(page: ArticlePage, publish_at: datetime, *, now: datetime, by: Actor) -> None:
    """The text as it stands is to be published at that minute, and nothing of it is seen before.

    Raises  ``BadMoment`` for a minute that is past or after the article expires, ``NotFitToPublish`` as publishing does
    """
    ask_for_article(by, "publish-article", held(page))
    kept = ArticlePage.objects.get(pk=page.pk)
    was = ask_stage("schedule-article", kept)
    checklist = checklist_of(draft_of(kept))
    if not checklist.fit:
        raise NotFitToPublish(checklist.problems)
    before = _told(kept, was)
    _appoint(kept, Appointment.PUBLISH, publish_at, now=now, by=by)
    take_step(kept, Stage.SCHEDULED, by=by)
    write_entry("schedule-article", kept, by=by, before=before, after=_told(kept, Stage.SCHEDULED))


@transaction.atomic
def unschedule_article(page: ArticlePage, *, by: Actor) -> None:
    """It is not published at that minute after all; it stays reviewed. Raises ``NotNow`` where it was not to be."""
    ask_for_article(by, "publish-article", held(page))
    kept = ArticlePage.objects.get(pk=page.pk)
    before = _told(kept, ask_stage("unschedule-article", kept))
    drop_appointments(kept, Appointment.PUBLISH)
    take_step(kept, Stage.REVIEWED, by=by)
    write_entry("unschedule-article", kept, by=by, before=before, after=_told(kept, Stage.REVIEWED))


@transaction.atomic
def set_expiry(page: ArticlePage, expires_at: datetime | None, *, now: datetime, by: Actor) -> None:
    """The article is taken from the public at that minute; without one it stays. Raises ``BadMoment``."""
    ask_for_article(by, "publish-article", held(page))
    kept = ArticlePage.objects.get(pk=page.pk)
    before = _told(kept)
    drop_appointments(kept, Appointment.EXPIRE)
    if expires_at is not None:
        _appoint(kept, Appointment.EXPIRE, expires_at, now=now, by=by)
    after = _told(kept)
    if after != before:
        write_entry("set-expiry", kept, by=by, before=before, after=after)


def _appoint(page: ArticlePage, what: str, at: datetime, *, now: datetime, by: Actor) -> None:
    drop_appointments(page, what)
    Appointment.objects.create(article=page, what=what, at=at, account=by.account, name=by.name)
    dates = appointments_of(page)
    publish, expire = dates.get(Appointment.PUBLISH), dates.get(Appointment.EXPIRE)
    if at <= now or (publish and expire and expire.at <= publish.at):
        raise BadMoment(what)


def _told(page: ArticlePage, stage: Stage | None = None) -> dict[str, object]:
    dates = {what: one.at.isoformat() for what, one in appointments_of(page).items()}
    return {"stage": stage, **dates} if stage else {**dates}


def keep_appointments(now: datetime) -> list[int]:
    """Everything whose minute has come is done, late rather than never; the keys of the articles it was done to.

    Several processes may do this at once: each appointment is kept by the one that gets hold of its article first.
    """
    return [pk for key in due_by(now) if (pk := _keep_one(key, now))]


@transaction.atomic
def _keep_one(key: int, now: datetime) -> int:
    found = to_come().filter(pk=key).values_list("article", flat=True).first()
    if found is None:
        return 0
    article = held(ArticlePage.objects.get(pk=found))
    appointment = to_come().filter(pk=key, at__lte=now).first()  # still: another process may have been faster
    if appointment is None:
        return 0
    Appointment.objects.filter(pk=key).update(kept_at=timezone.now())
    _do(article, appointment, now)
    return int(article.pk)


def settled(now: datetime) -> datetime:
    """The latest moment of which everything posted is public by now: a text may appear a while after its minute."""
    return now - SETTLED


def _do(article: ArticlePage, appointment: Appointment, now: datetime) -> None:
    by = system_actor(timezone.localdate(now))
    try:
        with transaction.atomic():
            if appointment.what == Appointment.EXPIRE:
                expire_article(article, by=by)
            else:
                on_time = now - appointment.at < PUNCTUAL
                publish_article(article, posted_at=appointment.at if on_time else now, by=by)
    except (NotFitToPublish, NotPublished, NotNow) as error:
        _give_back(article, appointment, str(error), by)


def _give_back(article: ArticlePage, appointment: Appointment, why: str, by: Actor) -> None:
    """What could not be done goes back to those who asked for it, with what stood in the way."""
    if appointment.what == Appointment.PUBLISH:
        take_step(article, Stage.REFUSED, by=by, reason=why[:500])
        write_entry(
            "miss-appointment", article, by=by, before={"stage": Stage.SCHEDULED}, after={"stage": Stage.REFUSED}
        )
