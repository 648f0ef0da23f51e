"""What a change of an article touches: the names under which pages are kept that show something of it."""

from __future__ import annotations

from namhoc.publish.models import ArticlePage


def names_of(article: ArticlePage) -> set[str]:
    """Everything public that shows this article, as it stands in the database."""
    kept = ArticlePage.objects.get(pk=article.pk)
    section = kept.get_parent()
    names = {f"article:{kept.pk}", f"section:{section.pk}", f"site:{section.get_parent().pk}"}
    names |= {f"tag:{pk}" for pk in kept.tags.values_list("pk", flat=True)}
    names |= {f"author:{pk}" for pk in kept.written_by.values_list("pk", flat=True)}
    return names | ({f"topic:{kept.topic_id}"} if kept.topic_id else set())
