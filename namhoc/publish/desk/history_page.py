"""The texts that an article had: a list, two of them compared, one brought back; and articles made from it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.publish.desk import versions
from namhoc.publish.desk.comparing import differences
from namhoc.publish.desk.doing import done
from namhoc.publish.desk.queries import revision_of
from namhoc.publish.desk.views import around, article_open_to
from namhoc.publish.errors import NoSuchVersion


@require_safe
@acting
def history_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Every text that was kept, and the words in which two of them differ."""
    article = article_open_to(request, pk)
    kept = versions.versions_of(article)
    keys = [str(version.key) for version in kept]
    new = request.GET.get("new", keys[0] if keys else "")
    old = request.GET.get("old", keys[1] if len(keys) > 1 else new)
    older, newer = revision_of(article, old), revision_of(article, new)
    found = differences(older.as_object(), newer.as_object()) if older and newer else []
    told = {"versions": kept, "differences": found, "old": old, "new": new}
    return render(request, "publish/desk/history.html", {**around(request, article), **told})


@require_POST
@acting
def restore_version_page(request: ActingRequest, pk: int, version: int) -> HttpResponse:
    """An earlier text as the draft."""
    article, by = article_open_to(request, pk), actor_of(request)
    said = _("Brought back as the draft. The text that stood before is among the versions.")
    try:
        done(request, lambda: versions.restore_version(article, version, by=by), said)
    except NoSuchVersion:
        raise Http404(version) from None
    return redirect("article-edit", pk)


@require_POST
@acting
def copy_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """A new draft with the same words."""
    made = versions.copy_article(article_open_to(request, pk), by=actor_of(request))
    return redirect("article-edit", made.pk)


@require_POST
@acting
def translate_article_page(request: ActingRequest, pk: int) -> HttpResponse:
    """The same article in English."""
    made = versions.translate_article(article_open_to(request, pk), by=actor_of(request))
    return redirect("article-edit", made.pk)
