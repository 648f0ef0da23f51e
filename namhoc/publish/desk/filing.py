"""Under what an article is found: its topic, its tags, those who wrote it; and where it was taken from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from namhoc.journal.actor import Actor
from namhoc.publish.actions import revise_article
from namhoc.publish.folding import slug_of
from namhoc.publish.models import ArticlePage, Author, PortalHome, Tag, Topic

LONGEST_TAG = 100
MOST_TAGS = 20


class FilingForm(forms.Form):
    """Choices of the article's own site; a tag that it does not know yet is made."""

    topic: Any = forms.ModelChoiceField(Topic.objects.none(), label=_("Topic"), required=False)
    tags = forms.CharField(
        label=_("Tags"),
        required=False,
        max_length=1000,
        help_text=_("Apart by commas, such as: opening day, textbooks."),
    )
    written_by: Any = forms.ModelMultipleChoiceField(
        Author.objects.none(), label=_("Authors with a page here"), required=False
    )
    source_url = forms.URLField(label=_("Address of the source"), required=False, assume_scheme="https")

    def __init__(self, *args: Any, home: PortalHome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, model in (("topic", Topic), ("written_by", Author)):
            field: Any = self.fields[name]
            field.queryset = model.objects.filter(home=home)
            if not field.queryset.exists():
                del self.fields[name]  # nothing to choose

    def clean_tags(self) -> list[str]:
        names = [" ".join(name.split())[:LONGEST_TAG] for name in self.cleaned_data["tags"].split(",")]
        return list({slug_of(name): name for name in names if name}.values())[:MOST_TAGS]


def filing_values(article: ArticlePage) -> dict[str, Any]:
    return {
        "topic": article.topic_id,
        "tags": ", ".join(tag.name for tag in article.tags.all()),
        "written_by": [author.pk for author in article.written_by.all()],
        "source_url": article.source_url,
    }


@transaction.atomic
def file_and_revise(
    draft: ArticlePage, home: PortalHome, values: dict[str, Any], *, based_on: int | None, by: Actor
) -> None:
    """The draft is kept under these, new tags with it; or neither. Raises what ``revise_article`` does."""
    draft.topic, draft.source_url = values.get("topic"), values["source_url"]
    draft.written_by = list(values.get("written_by", ()))
    draft.tags = [_tag(home, name) for name in values["tags"]]
    revise_article(draft, based_on=based_on, by=by)


def _tag(home: PortalHome, name: str) -> Tag:
    found: Tag = Tag.objects.get_or_create(home=home, slug=slug_of(name), defaults={"name": name})[0]
    return found
