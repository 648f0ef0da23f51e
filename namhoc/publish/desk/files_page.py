"""The files of one article: their titles and their order; and one more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.publish import queries as public
from namhoc.publish.desk.attaching import Beside, TooLong, arrange_files, attach_file, files_of, longest
from namhoc.publish.desk.doing import done
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.views import WRITE, around, article_open_to
from namhoc.publish.models import Attachment
from namhoc.publish.uploads.fields import FileToFetchField
from namhoc.publish.uploads.files import CHECKS

LONGEST_TITLE = longest(Attachment, "title")
ENDINGS = ",".join(f".{ending}" for ending in CHECKS)
PLACES = 99


class AttachForm(forms.Form):
    """One more file, with the words by which readers know it."""

    file = FileToFetchField(
        label=gettext_lazy("File"),
        widget=forms.FileInput({"accept": ENDINGS}),
        help_text=gettext_lazy("PDF, Word, Excel, ZIP, text; or a recording: MP3, M4A, OGG. 20 MB at most."),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=LONGEST_TITLE,
        help_text=gettext_lazy("What it is, not the name of the file. Of a recording: who reads."),
        error_messages={"required": gettext_lazy("Say in a few words what the file is.")},
    )


class BesideForm(forms.Form):
    """A file that is there: what it is called, where it stands, whether it goes."""

    document = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=LONGEST_TITLE,
        error_messages={"required": gettext_lazy("Say in a few words what the file is.")},
    )
    place = forms.IntegerField(label=gettext_lazy("Position in the list"), min_value=1, max_value=PLACES)
    taken_out = forms.BooleanField(label=gettext_lazy("Take out"), required=False)


BesideFormSet = forms.formset_factory(BesideForm, extra=0)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def files_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Every file of the draft; below them one more."""
    article, by = article_open_to(request, pk), actor_of(request)
    ask_for_article(by, WRITE, article)
    there = files_of(public.draft_of(article))
    arranging = request.method == "POST" and "arrange-TOTAL_FORMS" in request.POST
    rows = BesideFormSet(request.POST if arranging else None, initial=_values(there), prefix="arrange")
    adding = AttachForm(request.POST if request.method == "POST" and not arranging else None, request.FILES or None)
    try:
        if arranging and rows.is_valid():
            if done(request, lambda: arrange_files(article, _wanted(rows.cleaned_data), by=by), _("Kept.")):
                return redirect("article-files", pk)
        elif adding.is_bound and adding.is_valid():
            given = adding.cleaned_data
            if done(request, lambda: attach_file(article, given["file"], title=given["title"], by=by), _("Added.")):
                return redirect("article-files", pk)
    except TooLong as trouble:
        _say_too_long([adding, *rows], trouble)
    told = {"rows": rows, "files": list(zip(rows, there, strict=False)), "adding": adding}
    return render(request, "publish/desk/files.html", {**around(request, article), **told})


def _say_too_long(forms_of_page: list[forms.Form], trouble: TooLong) -> None:
    """At the row whose title it is: a recording's name has less room than another file's."""
    said = _("The name of a voice has %(most)s letters at most.") % {"most": trouble.most}
    for form in forms_of_page:
        if form.is_bound and form.cleaned_data.get("title") == str(trouble):
            form.add_error("title", said)


def _values(there: list[Beside]) -> list[dict[str, Any]]:
    places = enumerate(there, start=1)
    return [{"document": one.document.pk, "title": one.title, "place": at} for at, one in places]


def _wanted(rows: list[dict[str, Any]]) -> list[tuple[int, str]]:
    """Keys and titles in the order of the places typed; of two at one place, the upper first."""
    kept = sorted((row for row in rows if row and not row["taken_out"]), key=lambda row: row["place"])
    return [(row["document"], row["title"]) for row in kept]
