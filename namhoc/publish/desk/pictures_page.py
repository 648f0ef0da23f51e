"""The pictures of one article: what they weigh, who took them, who agreed; and one more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from namhoc.law.today import today
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.publish import queries as public
from namhoc.publish.desk.doing import done
from namhoc.publish.desk.models import PhotographConsent
from namhoc.publish.desk.photographs import (
    ConsentGiven,
    add_picture,
    child_too_from_age,
    photograph_of,
    pictures_of,
    tell_photograph,
)
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.views import WRITE, around, article_open_to
from namhoc.publish.uploads.fields import PictureField

SHOWN = "width-880|format-avif"
DAY = forms.DateInput({"type": "date"}, "%Y-%m-%d")


class PictureForm(forms.Form):
    """A picture for the text, with its words."""

    picture = PictureField(
        label=gettext_lazy("Picture"), error_messages={"required": gettext_lazy("Choose a picture: JPEG or PNG.")}
    )
    alt = forms.CharField(
        label=gettext_lazy("What the picture shows"),
        max_length=220,
        error_messages={"required": gettext_lazy("Say in a sentence what the picture shows.")},
    )
    caption = forms.CharField(label=gettext_lazy("Caption"), max_length=220, required=False)
    credit = forms.CharField(label=gettext_lazy("Taken by"), max_length=150, required=False)


class FactsForm(forms.Form):
    """What is known of a picture that is there, and one consent more."""

    credit = forms.CharField(label=gettext_lazy("Taken by"), max_length=150, required=False)
    shows_children = forms.BooleanField(label=gettext_lazy("Children can be recognised in it"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Who agreed"), choices=PhotographConsent.KINDS, required=False)
    given_by = forms.CharField(label=gettext_lazy("Names, or the number of the paper"), max_length=300, required=False)
    given_on = forms.DateField(label=gettext_lazy("Agreed on"), required=False, widget=DAY)

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if bool(given.get("given_by")) != bool(given.get("given_on")) and "given_on" not in self.errors:
            self.add_error("given_by", _("Write both who agreed and on which day."))
        return given

    @property
    def consent(self) -> ConsentGiven | None:
        """The consent that was typed, if any."""
        given = self.cleaned_data
        on: date | None = given.get("given_on")
        kind = given.get("kind") or PhotographConsent.REPRESENTATIVE
        return ConsentGiven(kind, given["given_by"], on) if on and given.get("given_by") else None


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def pictures_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Every picture of the draft, each with its facts; below them one more."""
    article, by = article_open_to(request, pk), actor_of(request)
    ask_for_article(by, WRITE, article)
    draft = public.draft_of(article)
    rows = [_row(request, image, alt) for image, alt in pictures_of(draft)]
    told = next((row for row in rows if row["form"].is_bound), None)
    adding = PictureForm(request.POST or None, request.FILES or None) if told is None else PictureForm()
    if told is not None and told["form"].is_valid():
        facts = told["form"].cleaned_data
        same = {"credit": facts["credit"], "shows_children": facts["shows_children"], "by": by}
        tell_photograph(article, told["image"], consent=told["form"].consent, **same)
        messages.success(request, _("Kept."))
        return redirect("article-pictures", pk)
    if told is None and adding.is_valid() and done(request, lambda: _add(article, adding, by), _("Added at the end.")):
        return redirect("article-pictures", pk)
    about = {"rows": rows, "adding": adding, "age": child_too_from_age(today())}
    return render(request, "publish/desk/pictures.html", {**around(request, article), **about})


def _add(article: Any, form: PictureForm, by: Any) -> None:
    given = dict(form.cleaned_data)
    add_picture(article, given.pop("picture"), **given, by=by)


def _row(request: ActingRequest, image: Any, alt: str) -> dict[str, Any]:
    known = photograph_of(image)
    start = {"credit": known.credit, "shows_children": known.shows_children}
    mine = request.method == "POST" and request.POST.get("image") == str(image.pk)
    form = FactsForm(request.POST if mine else None, initial=start, auto_id=f"id_{image.pk}_%s")
    made = image.get_rendition(SHOWN)
    consents = list(known.consents.all()) if known.pk else []
    return {"image": image, "alt": alt, "form": form, "consents": consents, "weight": made.file.size, "made": made}
