"""Taking a Word file into an article, without a script."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.publish.desk.doing import done
from namhoc.publish.desk.from_word import take_in_word
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.views import WRITE, around, article_open_to
from namhoc.publish.errors import NotReadable

LARGEST = 10 * 1024 * 1024


class WordForm(forms.Form):
    """One .docx file."""

    file = forms.FileField(
        label=gettext_lazy("Word file"),
        widget=forms.FileInput({"accept": ".docx"}),
        help_text=gettext_lazy("A .docx file, 10 MB at most. An old .doc: open it in Word and save it as .docx."),
        error_messages={"required": gettext_lazy("Choose a .docx file.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Make its pictures smaller, then choose it again.")
            )
        return file


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def word_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Its words, headings, lists, tables and pictures come to the end of the draft."""
    article, by = article_open_to(request, pk), actor_of(request)
    ask_for_article(by, WRITE, article)
    form = WordForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = WordForm(request.POST, request.FILES)
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            if done(request, lambda: take_in_word(article, content, by=by), _("Taken in. Read it, then keep it.")):
                return redirect("article-edit", pk)
        except NotReadable:
            form.add_error("file", _("This is no Word file that can be read. Open it in Word and save it as .docx."))
    return render(request, "publish/desk/word.html", {**around(request, article), "form": form})
