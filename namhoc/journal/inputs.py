"""Inputs that several rooms' forms share."""

from __future__ import annotations

from django import forms


class DayInput(forms.DateInput):
    """The browser's own calendar; it wants the day as 2021-08-27 and shows it the reader's way."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
