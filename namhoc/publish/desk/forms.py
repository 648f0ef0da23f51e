"""What an editor types: plain texts, an empty line between paragraphs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from namhoc.law.school_year import SchoolYear
from namhoc.law.today import today
from namhoc.publish.models import ArticlePage
from namhoc.publish.tokens import broken_tokens, figures_in, paragraphs_of
from namhoc.publish.uploads.fields import PictureField

LETTERS_A_LINE = 80
KINDS = [("paragraph", _("Paragraph")), ("heading", _("Heading")), ("quote", _("Quotation"))]
KEPT = {"picture": _("Picture"), "table": _("Table"), "passage": _("Passage with formatting")}


def _lines(text: str) -> int:
    return max(2, sum(1 + len(line) // LETTERS_A_LINE for line in text.splitlines()))


def _without_broken_tokens(text: str) -> str:
    broken = broken_tokens(text)
    if broken:
        said = _("“%(token)s” is not a figure. Delete it, or put the figure in from the list.")
        raise forms.ValidationError(said, params={"token": broken[0]})
    return text


class YearForm(forms.Form):
    """The school year that an article is about."""

    year = forms.CharField(
        label=_("School year"),
        max_length=20,
        required=False,  # what is missing is told with what is wrong
        widget=forms.TextInput({"inputmode": "numeric", "size": 10}),
    )

    def clean_year(self) -> SchoolYear:
        try:
            return SchoolYear.parse(self.cleaned_data["year"])
        except ValueError:
            said = _("Write the school year as two years that follow each other, such as %(example)s.")
            raise forms.ValidationError(said, params={"example": SchoolYear(today().year).previous}) from None


class NewArticleForm(YearForm):
    """The first words of an article; the rest is written on its own page."""

    title = forms.CharField(
        label=_("Title"),
        max_length=255,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write the title of the article.")},
    )
    section: Any = forms.ModelChoiceField(
        None, label=pgettext_lazy("portal", "Section"), required=False, empty_label=None
    )
    field_order = ["title", "section", "year"]

    def __init__(self, *args: Any, sections: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())


class ArticleForm(forms.Form):
    """The parts of an article around its body."""

    title = forms.CharField(
        label=_("Title"),
        max_length=255,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write the title of the article.")},
    )
    lead = forms.CharField(
        label=_("Lead"),
        widget=forms.Textarea({"rows": 4, "data-takes-figures": ""}),
        help_text=_("Who, what, when, where, in one or two sentences."),
        error_messages={"required": _("Write the lead: who, what, when, where.")},
    )
    author = forms.CharField(label=_("Author"), max_length=150, required=False)
    source = forms.CharField(label=_("Source"), max_length=200, required=False)
    picture = PictureField(
        label=_("Picture"),
        required=False,
        help_text=_("JPEG or PNG, 10 MB at most. Pupils who can be recognised: only with their parents' consent."),
    )
    picture_alt = forms.CharField(
        label=_("What the picture shows"),
        max_length=220,
        required=False,
        help_text=_("One sentence, for those who do not see it."),
    )
    picture_caption = forms.CharField(label=_("Caption"), max_length=220, required=False)
    opened = forms.IntegerField(widget=forms.HiddenInput, required=False)  # the version that the page was made from
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)  # the version that this would replace

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_lead(self) -> str:
        return _without_broken_tokens(" ".join(self.cleaned_data["lead"].split()))

    def clean(self) -> dict[str, Any]:
        given = {**self.cleaned_data}
        if given.get("picture") and not given.get("picture_alt"):
            self.add_error("picture_alt", _("Say in a sentence what the picture shows."))
        return given


class BlockForm(forms.Form):
    """One part of the body. A picture or a table is only kept or taken out here."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, initial="paragraph", required=False)
    text = forms.CharField(
        label=_("Text"), required=False, widget=forms.Textarea({"rows": 3, "data-takes-figures": ""})
    )
    was = forms.IntegerField(widget=forms.HiddenInput, required=False)
    taken_out = forms.BooleanField(label=_("Take out"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.initial.get("text", "")
        self.fields["text"].widget.attrs["rows"] = _lines(text) + 1

    @property
    def kept(self) -> str:
        """What a block that is not written here is called; empty for texts."""
        return str(KEPT.get(self.initial.get("kind", ""), ""))

    @property
    def shows_figures(self) -> bool:
        return bool(figures_in(self.initial.get("text", "")))

    def clean_text(self) -> str:
        return _without_broken_tokens(self.cleaned_data["text"])


BodyFormSet = forms.formset_factory(BlockForm, extra=1)


def article_values(article: ArticlePage) -> dict[str, str]:
    names = ("title", "lead", "author", "source", "picture_alt", "picture_caption")
    return {name: getattr(article, name) for name in names}


def body_values(article: ArticlePage) -> list[dict[str, Any]]:
    """The body as the forms show it: one line a block, in order."""
    return [
        {"kind": block["type"], "text": _text_in(block), "was": place}
        for place, block in enumerate(article.body.get_prep_value())
    ]


def _text_in(block: dict[str, Any]) -> str:
    if block["type"] in ("paragraph", "heading"):
        return str(block["value"])
    return str(block["value"].get("text", "")) if block["type"] == "quote" else ""


def body_of(article: ArticlePage, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The body after editing: texts cut at their empty lines, what cannot be edited here kept as it was."""
    before = article.body.get_prep_value()
    after: list[dict[str, Any]] = []
    for line in lines:
        was = before[line["was"]] if line.get("was") is not None and line["was"] < len(before) else None
        if was is not None and was["type"] not in dict(KINDS):
            after += [] if line.get("taken_out") else [was]
        else:
            after += _blocks(line, was)
    return after


def _blocks(line: dict[str, Any], was: dict[str, Any] | None) -> list[dict[str, Any]]:
    pieces = paragraphs_of(line.get("text", ""))
    blocks: list[dict[str, Any]] = [{"type": "paragraph", "value": piece} for piece in pieces]
    kind = line.get("kind") or "paragraph"
    if blocks and kind == "quote":
        kept = was["value"] if was is not None and was["type"] == "quote" else {"speaker": ""}
        blocks[0] = {"type": "quote", "value": {**kept, "text": pieces[0]}}
    elif blocks:
        blocks[0]["type"] = kind
    return blocks


def body_text(article: ArticlePage) -> str:
    """The body as one text: what two versions are compared by."""
    return "\n\n".join(_said_by(block) for block in article.body.get_prep_value())


def _said_by(block: dict[str, Any]) -> str:
    value = block["value"]
    if isinstance(value, str):
        return f"## {value}" if block["type"] == "heading" else value
    said = [part for name, part in value.items() if isinstance(part, str) and part]
    return "\n".join(said)
