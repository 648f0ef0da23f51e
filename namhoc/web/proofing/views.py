"""The public page: paste or upload, and see the text again with marks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from namhoc.hear.guards.own_forms import own_form
from namhoc.law.catalogue import catalogue
from namhoc.measure.telling import book_for
from namhoc.proof.files import KNOWN, UnreadableFile, text_of
from namhoc.proof.notes import Proof, proof_of
from namhoc.web.api_schemas import MOST_LETTERS
from namhoc.web.limits import LARGER

PLACE = "soat-so-lieu/"


class ProofForm(forms.Form):
    """A text, typed or in a file."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        max_length=MOST_LETTERS,
        strip=False,
        widget=forms.Textarea({"rows": 12, "dir": "auto"}),
        help_text=gettext_lazy("An article, a report, a speech: paste it as it is."),
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        widget=forms.FileInput({"accept": ",".join(KNOWN)}),
        help_text=gettext_lazy("Word (.docx), PDF, web page or plain text, 4 MB at most. Nothing is kept."),
    )

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if "text" in self.errors:
            return given
        if given.get("file"):
            given["text"] = self._words_of(given["file"])
        elif not given.get("text", "").strip() and "file" not in self.errors:
            self.add_error("text", _("Paste a text, or choose a file."))
        return given

    def _words_of(self, file: Any) -> str:
        if file.size > LARGER[f"/{PLACE}"]:
            self.add_error("file", _("The file is larger than 4 MB. Paste the part with the figures."))
            return ""
        try:
            text = text_of(file.name, file.read())
        except UnreadableFile as error:
            self.add_error("file", str(error))
            return ""
        if len(text) > MOST_LETTERS:
            said = _("The file has %(letters)s letters; at most %(most)s are read. Paste a part of it.")
            self.add_error("file", said % {"letters": len(text), "most": MOST_LETTERS})
        return text


def _proof(text: str) -> Proof:
    return proof_of(text, get_language() or "vi", book_for(catalogue(), text))


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def proof_page(request: HttpRequest) -> HttpResponse:
    """The text is held against itself and against adopted figures; nothing is written."""
    form = ProofForm(request.POST, request.FILES) if request.method == "POST" else ProofForm()
    proof = _proof(form.cleaned_data["text"]) if form.is_bound and form.is_valid() else None
    if proof is not None:
        form = ProofForm(initial={"text": proof.text})
    return render(request, "web/proofing/page.html", {"form": form, "proof": proof})
