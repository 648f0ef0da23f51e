"""What is to happen to articles at which minute."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from namhoc.publish.desk.models import Appointment
from namhoc.publish.models import ArticlePage


def to_come() -> Any:
    """Appointments that were neither kept nor dropped."""
    return Appointment.objects.filter(kept_at__isnull=True, dropped=False)


def appointments_of(article: ArticlePage) -> dict[str, Appointment]:
    """The article's appointments to come, by what is to happen."""
    return {one.what: one for one in to_come().filter(article=article.pk)}


def due_by(moment: datetime) -> list[int]:
    """The keys of the appointments whose minute has come, the earliest first."""
    return list(to_come().filter(at__lte=moment).order_by("at", "pk").values_list("pk", flat=True))


def drop_appointments(article: ArticlePage, *whats: str) -> None:
    """What was to happen is not to happen any more; that it was meant to stays known."""
    to_come().filter(article=article.pk, what__in=whats).update(dropped=True)
