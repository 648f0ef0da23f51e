"""The page that shows how the site looks."""

from __future__ import annotations

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from namhoc.front.shown import counts, shows
from namhoc.publish.site.shown import UNITS
from namhoc.publish.site.sites import site_or_404
from namhoc.web.design.colours import light_and_dark, pairs_of

TONES = {
    "ok": _("Done"),
    "warn": _("Due soon"),
    "bad": _("Overdue"),
    "wait": _("Waiting"),
    "calm": _("Not begun"),
}


class Example(forms.Form):
    """A form as pages show it, with one thing in it to mend."""

    name = forms.CharField(label=_("Name of the school"), error_messages={"required": _("Write the school's name.")})
    pupils = forms.IntegerField(label=_("Pupils"), required=False, help_text=_("All pupils on the first day of term."))


@require_safe
def design_page(request: HttpRequest) -> HttpResponse:
    """Colours, letters, spaces and components; each component is drawn by the very template that pages use."""
    home = site_or_404(request)
    shows(request, f"site:{home.pk}", UNITS)
    counts(request, f"{home.pk}/design")
    light, dark = light_and_dark()
    told = {
        "looks": [(_("By day"), pairs_of(light)), (_("By night"), pairs_of(dark))],
        "tones": TONES.items(),
        "form": Example({"pupils": "412"}),
        "list": Paginator(range(30), 10).page(2),
    }
    return render(request, "web/design/design.html", told)
