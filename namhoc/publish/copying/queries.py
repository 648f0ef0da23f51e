"""What a copy asks of the pages themselves."""

from __future__ import annotations

from wagtail.models import Site

from namhoc.publish.models import PortalHome, Section


def site_at(host: str) -> Site | None:
    """The site that answers under a host's name and has a front page."""
    homes = PortalHome.objects.values("pk")
    found: Site | None = Site.objects.filter(hostname=host, root_page__in=homes).order_by("-is_default_site").first()
    return found


def section_places(host: str) -> list[str]:
    """Where the sections of a site stand."""
    site = site_at(host)
    home = None if site is None else PortalHome.objects.filter(pk=site.root_page_id).first()
    return (
        [] if home is None else [f"/{slug}/" for slug in Section.objects.child_of(home).values_list("slug", flat=True)]
    )
