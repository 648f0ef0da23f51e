"""The page on which readers look for articles."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from namhoc.publish.search.asking import found_keys, told, what_is_asked
from namhoc.publish.site.lists import A_PAGE, months_of
from namhoc.publish.site.sites import sections_of, site_or_404

LONGEST = 200
DIGITS = 4  # of a year


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Articles by their words, tones aside. It tells of nothing it shows: what people type is not kept."""
    home = site_or_404(request)
    sections = sections_of(home)
    typed, year = request.GET.get("q", "").strip()[:LONGEST], request.GET.get("nam", "")
    section = next((one for one in sections if one.slug == request.GET.get("muc")), None)
    asked = what_is_asked(typed, section, int(year) if year.isdecimal() and len(year) == DIGITS else None)
    page = Paginator(found_keys(home, asked), A_PAGE).get_page(request.GET.get("page"))
    about: dict[str, Any] = {"sections": sections, "years": [one for one, _number, _months in months_of(home)]}
    about |= {"home": home, "words": typed, "asked": asked, "page": page}
    return render(request, "publish/search.html", {**about, "found": told(list(page.object_list), asked)})
