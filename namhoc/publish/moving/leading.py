"""Where old addresses lead: planned before the articles are written, so that texts may link to what comes later."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from namhoc.publish.folding import slug_of
from namhoc.publish.models import ArticlePage, PortalHome, Section
from namhoc.publish.moving.addresses import asked
from namhoc.publish.moving.frame import Frame
from namhoc.publish.moving.models import Kind, Moved
from namhoc.publish.moving.nukeviet import OldArticle


class Leading:
    """The places of articles of a site, those that are there and those that will be."""

    def __init__(self, home: PortalHome, sources: list[str]) -> None:
        self.home, self.sources = home, sources
        self._places: dict[tuple[str, str], tuple[Section, str]] = {}
        self._sections: dict[str, Section] = {}

    def plan(self, frame: Frame, articles: Iterable[OldArticle]) -> None:
        """A place for each article of a module: where it is, or where it will be."""
        here = self._here(frame.module.key)
        taken: dict[int, set[str]] = {}
        for alias, section in self._aliases(frame).items():
            self._sections.setdefault(alias, section)
        for old in articles:
            if old.id in here:
                self._places[frame.module.key, old.id] = here[old.id]
                continue
            section = self._section_of(frame, old)
            if section.pk not in taken:
                taken[section.pk] = set(section.get_children().values_list("slug", flat=True))
            slug = _free(slug_of(old.alias or old.title), taken[section.pk])
            taken[section.pk].add(slug)
            self._places[frame.module.key, old.id] = section, slug

    def _section_of(self, frame: Frame, old: OldArticle) -> Section:
        known = frame.sections.get(old.categories[0]) if old.categories else None
        return known or frame.section_of_none()

    def _aliases(self, frame: Frame) -> dict[str, Section]:
        about = {"home": self.home, "source": frame.module.key, "kind": Kind.CATEGORY}
        aliases = dict(Moved.objects.filter(**about).values_list("old", "alias"))
        return {aliases[key]: section for key, section in frame.sections.items() if key in aliases}

    def _here(self, source: str) -> dict[str, tuple[Section, str]]:
        """Articles of the module that have come before, with their places of today."""
        moved = Moved.objects.filter(home=self.home, source=source, kind=Kind.ARTICLE).values_list("old", "new")
        sections = {section.path: section for section in Section.objects.descendant_of(self.home)}
        pages = ArticlePage.objects.descendant_of(self.home).values_list("pk", "path", "slug")
        places = {pk: (sections[path[:-4]], slug) for pk, path, slug in pages if path[:-4] in sections}
        return {old: places[new] for old, new in moved if new in places}

    def place_of(self, frame: Frame, old: OldArticle) -> tuple[Section, str]:
        return self._places[frame.module.key, old.id]

    def lead(self, address: str) -> str:
        """Where an address of the old portal leads here; itself where it named nothing that is known."""
        parts = urlsplit(address)
        found = asked(parts.path, dict(parse_qsl(parts.query)), self.sources)
        if found is None:
            return address
        if found.kind == "article":
            sources = [found.source] if found.source else self.sources
            places = [self._places[source, found.name] for source in sources if (source, found.name) in self._places]
            return f"/{places[0][0].slug}/{places[0][1]}/" if places else address
        if found.kind == "category" and found.name in self._sections:
            return f"/{self._sections[found.name].slug}/"
        return "/" if found.kind == "home" else address


def _free(slug: str, taken: set[str]) -> str:
    if slug not in taken:
        return slug
    return next(free for number in range(2, len(taken) + 3) if (free := f"{slug}-{number}") not in taken)
