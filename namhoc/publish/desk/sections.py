"""Which posts of an office work in which sections, and what a section asks for before something is published in it."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.people.models import Post
from namhoc.people.queries import ask_permission
from namhoc.people.roles import Role
from namhoc.publish.desk.models import SectionDuty, SectionRule
from namhoc.publish.models import Section
from namhoc.units.models import Unit

AT_THE_DESK = (Role.EDITOR, Role.PUBLISHER)


def posts_at_the_desk(office: Unit, by: Actor) -> list[Post]:
    """The posts that write and publish for the office today, by name."""
    posts = Post.objects.filter(unit=office, role__in=AT_THE_DESK).held_on(by.day).of_active_accounts(by.day)
    return list(posts.select_related("account").order_by("account__name", "role"))


def duties_by_post(office: Unit) -> dict[int, set[int]]:
    """By post, the sections it works in; posts that are not named work in all."""
    duties: dict[int, set[int]] = {}
    for post, section in SectionDuty.objects.filter(post__unit=office).values_list("post", "section"):
        duties.setdefault(post, set()).add(section)
    return duties


def rules_by_section(office: Unit) -> dict[int, SectionRule]:
    return {rule.section_id: rule for rule in SectionRule.objects.filter(office=office)}


@transaction.atomic
def assign_sections(post: Post, sections: Collection[Section], *, by: Actor) -> None:
    """The post works in these sections from now on; in all where none is named."""
    ask_permission(by, "assign-sections", post.unit)
    before = sorted(SectionDuty.objects.filter(post=post).values_list("section__slug", flat=True))
    after = sorted(section.slug for section in sections)
    if after == before:
        return
    SectionDuty.objects.filter(post=post).delete()
    SectionDuty.objects.bulk_create(SectionDuty(post=post, section=section) for section in sections)
    write_entry("assign-sections", post, by=by, before=before, after=after, details={"sections": after})


@transaction.atomic
def set_section_rule(section: Section, office: Unit, *, review_first: bool, two_people: bool, by: Actor) -> None:
    """What the office asks for before it publishes something in the section."""
    ask_permission(by, "assign-sections", office)
    was = SectionRule.objects.filter(section=section, office=office).first() or SectionRule()
    before = {"review_first": was.review_first, "two_people": was.two_people}
    after = {"review_first": review_first, "two_people": two_people}
    if after == before:
        return
    SectionRule.objects.update_or_create(section=section, office=office, defaults=after)
    details = {"section": section.slug, **after}
    write_entry("set-section-rule", office, by=by, before=before, after=after, details=details)
