"""What the office types into its plan."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from namhoc.journal.inputs import DayInput
from namhoc.law.catalogue import catalogue
from namhoc.plan.facts import DocumentFact
from namhoc.plan.labels import indicators_by_group
from namhoc.plan.models import Document, Target, Task, TaskKind
from namhoc.plan.queries import document_with
from namhoc.plan.rules import read_least, write_least

_DAY = {"invalid": gettext_lazy("Write the day as day/month/year.")}


class DocumentChoice(forms.ModelChoiceField[Document]):
    """A document that a plan may rest on, by number and abstract."""

    def label_from_instance(self, document: Document) -> str:
        return f"{document.number}: {document.title}" if document.number else document.title


def indicator_choices() -> list[tuple[str, Any]]:
    return [("", "—"), *indicators_by_group()]


class TaskForm(forms.Form):
    """A key task, or a group of solutions. Its kind and number stay what they were."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=TaskKind.choices)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write what is to be done.")},
    )
    basis = DocumentChoice(
        label=gettext_lazy("Basis"), queryset=Document.objects.all(), required=False, empty_label="—"
    )

    def __init__(self, *args: Any, known: Task | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if known is not None:
            self.initial = {"kind": known.kind, "text": known.text, "basis": known.basis_id, **self.initial}
            self.fields["kind"].disabled = True


class TargetForm(forms.Form):
    """The least value of an indicator and the document behind it; ``10%`` is read as people write it."""

    indicator = forms.ChoiceField(
        label=gettext_lazy("Indicator"),
        choices=indicator_choices,
        error_messages={"required": gettext_lazy("Choose the indicator.")},
    )
    least = forms.CharField(
        label=gettext_lazy("At least"),
        max_length=20,
        help_text=gettext_lazy("For example 95% or 10,5% for a share, 30 for a number."),
        error_messages={"required": gettext_lazy("Write the least value to reach.")},
    )
    basis = DocumentChoice(
        label=gettext_lazy("Basis"),
        queryset=Document.objects.all(),
        empty_label="—",
        help_text=gettext_lazy("Not in the list? Add the document to the plan first."),
        error_messages={"required": gettext_lazy("Choose the document that says so.")},
    )
    base_on = forms.DateField(
        label=gettext_lazy("Base day"),
        widget=DayInput(),
        required=False,
        help_text=gettext_lazy("Only where the target counts from a day, as for a reduction."),
        error_messages=_DAY,
    )

    def __init__(self, *args: Any, known: Target | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if known is not None:
            least = write_least(known.at_least, as_percent=_is_share(known.indicator))
            own = {"indicator": known.indicator, "least": least, "basis": known.basis_id, "base_on": known.base_on}
            self.initial = {**own, **self.initial}
            self.fields["indicator"].disabled = True

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        text, indicator = given.get("least", ""), given.get("indicator", "")
        if text and indicator:
            try:
                given["least"] = least_of(text, indicator)
            except forms.ValidationError as problem:
                self.add_error("least", problem)
        return given


def _is_share(indicator: str) -> bool:
    entry = catalogue().indicators.get(indicator)
    return entry is not None and entry.shown.kind == "per cent"


def least_of(text: str, indicator: str) -> Fraction:
    """The value exactly; a share must carry its sign, and nothing else may."""
    try:
        least = read_least(text)
    except ValueError:
        told = _("“%(text)s” cannot be read. Write a number such as 30 or 10,5, or a share such as 95%%.")
        raise forms.ValidationError(told % {"text": text}) from None
    if _is_share(indicator) and "%" not in text:
        raise forms.ValidationError(_("This indicator is a share. Write the sign, too: %(text)s%%.") % {"text": text})
    if not _is_share(indicator) and "%" in text:
        raise forms.ValidationError(_("This indicator is no share. Write the number alone."))
    return least


class DocumentForm(forms.Form):
    """A document with number, day, issuer and abstract. Its code is made from them, once."""

    number = forms.CharField(
        label=gettext_lazy("Number"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("As it stands on the document, for example 862/KH-UBND. Leave empty where it has none."),
    )
    day = forms.DateField(label=gettext_lazy("Day of issue"), widget=DayInput(), required=False, error_messages=_DAY)
    issuer = forms.CharField(
        label=gettext_lazy("Issuer"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write who issued the document.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Abstract"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write what the document is about.")},
    )
    period = forms.CharField(label=gettext_lazy("Period"), max_length=40, required=False)
    horizon = forms.CharField(label=gettext_lazy("Horizon"), max_length=40, required=False)

    def __init__(self, *args: Any, known: Document | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = known
        if known is not None:
            self.initial = {**{name: getattr(known, name) for name in self.fields}, **self.initial}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.known is None and "issuer" in given and "title" in given:
            there = document_with(code_for(given))
            if there is not None:
                raise forms.ValidationError(_("This document is there already: %(document)s.") % {"document": there})
        return given

    @property
    def fact(self) -> DocumentFact:
        given = self.cleaned_data
        code = code_for(given) if self.known is None else self.known.code
        words = {name: given[name].strip() for name in ("number", "issuer", "title", "period", "horizon")}
        return DocumentFact(code=code, day=given["day"], **words)


def code_for(given: Mapping[str, Any]) -> str:
    """``862-kh-ubnd-2021``: the number and year of a document, else the beginning of its abstract."""
    year = "" if given.get("day") is None else f"-{given['day'].year}"
    name = str(given.get("number") or given["title"]).replace("/", "-").replace("đ", "d").replace("Đ", "D")
    return slugify(name)[:70].strip("-") + year


class RemarkForm(forms.Form):
    """One remark about the year; without a text it is left out."""

    about = forms.CharField(label=gettext_lazy("About"), max_length=80, required=False)
    text = forms.CharField(label=gettext_lazy("Text"), widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("text") and not given.get("about"):
            self.add_error("about", _("Write in a word or two what it is about, for example: network."))
        return given


RemarkFormSet = forms.formset_factory(RemarkForm, extra=3)
