"""What everybody may read of the journal: its checkpoints, and the program that checks."""

from __future__ import annotations

from django.urls import path, register_converter

from namhoc.journal import public


class DayConverter:
    """A day as 2021-08-27."""

    regex = r"\d{4}-\d\d-\d\d"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(DayConverter, "journal-day")
PLACE = "nhat-ki/"

urlpatterns = [
    path(f"{PLACE}moc/", public.checkpoints_page, name="checkpoints"),
    path(f"{PLACE}moc.txt", public.text_page, name="checkpoints-text"),
    path(f"{PLACE}moc/<journal-day:day>.txt", public.day_page, name="checkpoint-text"),
    path(f"{PLACE}verify_journal.py", public.verifier_page, name="journal-verifier"),
]
