"""What the old portal was to publish or to take away at a minute is done at that minute here."""

from __future__ import annotations

from namhoc.journal.actor import Actor
from namhoc.publish.desk.models import Appointment
from namhoc.publish.desk.stages import Stage
from namhoc.publish.desk.steps import stage_of, take_step
from namhoc.publish.desk.timetable import drop_appointments
from namhoc.publish.models import ArticlePage
from namhoc.publish.moving.articles import Written
from namhoc.publish.moving.states import Standing

STAGES = {
    Standing.LIVE: Stage.PUBLISHED,
    Standing.WITHDRAWN: Stage.WITHDRAWN,
    Standing.DRAFT: Stage.WRITING,
    Standing.SCHEDULED: Stage.WRITING,  # to a time that cannot be read
}


def appoint(page: ArticlePage, written: Written, *, by: Actor) -> None:
    """The minutes of an old article, in place of any that an earlier run had made.

    Journal  the batch that takes it in writes its entry
    Open  to the acts that ask first
    """
    drop_appointments(page, Appointment.PUBLISH, Appointment.EXPIRE)
    minutes = {Appointment.PUBLISH: written.publish_at, Appointment.EXPIRE: written.expires_at}
    Appointment.objects.bulk_create(
        Appointment(article_id=page.pk, what=what, at=at, account=by.account, name=by.name)
        for what, at in minutes.items()
        if at is not None
    )
    stage = Stage.SCHEDULED if written.publish_at else STAGES[written.standing]
    if stage is Stage.SCHEDULED or stage_of(page) is Stage.SCHEDULED:
        take_step(page, stage, by=by)
