"""A correction as people make it: opened again by the head, mended by the clerk, approved, measured, adopted."""

from dataclasses import replace
from datetime import date

from namhoc.certify.actions import measure_office_year
from namhoc.collect.actions import approve_report, fill_report, lock_report, send_report
from namhoc.collect.in_hand import InHand, take_in_hand
from namhoc.collect.models import Report
from namhoc.collect.typed import read_typed
from namhoc.collect.unlocking import ask_unlock, unlock_report
from namhoc.journal.actor import Actor
from namhoc.measure.actions import adopt_figures
from namhoc.measure.models import Figure
from namhoc.people.models import Post
from namhoc.people.roles import Role
from tests.chain.rooms import Rooms

LATER = date(2021, 9, 10)  # the articles of the sample stand since 4 and 5 September


def actor(role: Role, unit: str, day: date = LATER) -> Actor:
    """Whoever holds the post."""
    post = Post.objects.held_on(day).select_related("account").get(role=role, unit__code=unit)
    return Actor(post.account.username, post.account.name, role.value, unit, day)


def publishing(editor: Actor) -> Actor:
    """The editor under their second post, the publisher's."""
    return replace(editor, role=Role.PUBLISHER.value)


def report_of(rooms: Rooms, school: str, round_code: str) -> InHand:
    asked = Report.objects.select_related("round", "unit")
    return take_in_hand(rooms.law, asked.get(unit__code=school, round__code=round_code, round__year=str(rooms.year)))


def change_cell(rooms: Rooms, school: str, round_code: str, question: str, number: int, *, reason: str) -> None:
    """One cell of one locked report: unlocked with a reason, typed anew, sent, approved and locked."""
    head, clerk = actor(Role.HEAD, rooms.office.code), actor(Role.CLERK, school)
    ask_unlock(report_of(rooms, school, round_code).report, reason, by=clerk)
    unlock_report(report_of(rooms, school, round_code).report, by=head)
    one = report_of(rooms, school, round_code)
    typed = read_typed(one.version, one.kind, {question: str(number)}, {})
    report = fill_report(one.report, typed.answers, version=one.report.version, by=clerk)
    report = send_report(rooms.law, report, by=clerk)
    report = approve_report(report, by=actor(Role.SPECIALIST, rooms.office.code))
    lock_report(report, by=head)


def measure_again(rooms: Rooms) -> list[Figure]:
    """The figures that came out otherwise, as drafts."""
    _year, changed = measure_office_year(
        rooms.law, rooms.office, rooms.year, by=actor(Role.SPECIALIST, rooms.office.code)
    )
    return changed


def adopt_again(rooms: Rooms, reason: str, *, day: date = LATER) -> list[Figure]:
    head = replace(actor(Role.HEAD, rooms.office.code), day=day)
    return adopt_figures(rooms.office, str(rooms.year), reason=reason, by=head)
