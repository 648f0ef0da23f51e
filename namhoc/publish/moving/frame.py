"""What articles stand in and under: sections, topics, tags, authors, each made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from namhoc.law.findings import Finding, Place
from namhoc.publish.folding import slug_of
from namhoc.publish.models import Author, PortalHome, Section, Tag, Topic
from namhoc.publish.moving.files import OldFiles
from namhoc.publish.moving.models import Kind, Moved
from namhoc.publish.moving.nukeviet import OldModule, OldThing

ELSEWHERE = ("tin-tuc", "Tin tức")  # where an article goes whose section is not there


@dataclass
class Frame:
    """The things of one module as they are here, by their old numbers."""

    home: PortalHome
    module: OldModule
    sections: dict[str, Section] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    topics: dict[str, Topic] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)  # names of categories, for articles that stand in several
    findings: list[Finding] = field(default_factory=list)
    made: int = 0

    def lay(
        self, categories: list[OldThing], topics: list[OldThing], tags: list[OldThing], authors: list[OldThing]
    ) -> None:
        """Everything the module names; what is here already is found again."""
        for category in categories:
            self._category(category)
        for topic in topics:
            self.topics[topic.id] = self._named(Topic, Kind.TOPIC, topic, 150, {"about": topic.about})
        for tag in tags:
            self.tags[tag.id] = self._named(Tag, Kind.TAG, tag, 100, {})
        for author in authors:
            self.authors[author.id] = self._named(Author, Kind.AUTHOR, author, 150, {"about": author.about})

    def portraits(self, authors: list[OldThing], files: OldFiles) -> None:
        """The pictures of authors who have none here."""
        for old in authors:
            author = self.authors[old.id]
            if old.picture and author.portrait_id is None:
                folder = "" if old.picture.startswith(f"{self.module.folder}/") else f"{self.module.folder}/"
                author.portrait_id = files.picture(
                    f"/uploads/{folder}{old.picture.removeprefix('/uploads/')}", author.name
                )
                if author.portrait_id is not None:
                    author.save(update_fields=["portrait"])

    def _category(self, old: OldThing) -> None:
        self.sections[old.id] = self._once(Kind.CATEGORY, old, Section, lambda: self._section(old))
        self.beside[old.id] = old.name
        if old.hidden:
            self.hidden.add(old.id)
            self._find("publish.old-section-hidden", old)
        if old.parent not in ("", "0"):
            self._find("publish.old-section-below", old)

    def _section(self, old: OldThing) -> Section:
        slug = slug_of(old.alias or old.name)
        known: Section | None = Section.objects.child_of(self.home).filter(slug=slug).first()
        if known is not None and not Moved.objects.filter(home=self.home, kind=Kind.CATEGORY, new=known.pk).exists():
            return known
        return self._new_section(self._free(slug), old)

    def _new_section(self, slug: str, old: OldThing) -> Section:
        made: Section = PortalHome.objects.get(pk=self.home.pk).add_child(
            instance=Section(title=old.name[:255], slug=slug, intro=old.about, live=not old.hidden)
        )
        self.made += 1
        return made

    def _free(self, slug: str) -> str:
        taken = set(self.home.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
        numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
        return slug if slug not in taken else next(free for free in numbered if free not in taken)

    def section_of_none(self) -> Section:
        """Where articles go whose own section is not in the dump."""
        slug, name = ELSEWHERE
        known = Section.objects.child_of(self.home).filter(slug=slug).first()
        return known or self._new_section(slug, OldThing("", name, slug))

    def tag_beside(self, category: str) -> Tag | None:
        """An article stands in one section here; its other ones of old become tags of the same name."""
        name = self.beside.get(category)
        if name is None:
            return None
        tag, made = Tag.objects.get_or_create(home=self.home, slug=slug_of(name, 100), defaults={"name": name[:100]})
        self.made += int(made)
        return tag

    def _named(self, model: Any, kind: str, old: OldThing, longest: int, more: dict[str, Any]) -> Any:
        def make() -> Any:
            slug = slug_of(old.alias or old.name, longest)
            told = {"name": (old.name or slug)[:longest], **more}
            made, fresh = model.objects.get_or_create(home=self.home, slug=slug, defaults=told)
            self.made += int(fresh)
            return made

        return self._once(kind, old, model, make)

    def _once(self, kind: str, old: OldThing, model: Any, make: Callable[[], Any]) -> Any:
        """What an old thing became here; made where it became nothing yet, or where that is gone."""
        about: dict[str, Any] = {"home": self.home, "source": self.module.key, "kind": kind, "old": old.id}
        moved = Moved.objects.filter(**about).first()
        known = None if moved is None else model.objects.filter(pk=moved.new).first()
        if known is None:
            known = make()
            Moved.objects.update_or_create(**about, defaults={"alias": old.alias.lower()[:255], "new": known.pk})
        return known

    def _find(self, code: str, old: OldThing) -> None:
        self.findings.append(Finding(code, Place(sheet=self.module.table("cat"), key=old.alias), {"name": old.name}))
