"""An office that collects, its schools and a commune, and the people who act: built through the rooms' own actions."""

from datetime import date
from io import BytesIO

from namhoc.collect import actions
from namhoc.collect.answers import Answer
from namhoc.collect.in_hand import take_in_hand
from namhoc.collect.layout import layout_of
from namhoc.collect.workbook_out import write_school_workbook
from namhoc.journal.actor import Actor, system_actor
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.people.actions import give_post, open_account
from namhoc.people.models import Account
from namhoc.people.queries import actor_under
from namhoc.people.roles import Role
from namhoc.units.actions import found_unit
from namhoc.units.models import Unit
from namhoc.units.network import UnitStart

LAW = catalogue()
YEAR = SchoolYear.parse("2020-2021")
DAY = date(2020, 10, 15)  # the round at the start of the year is due on the 30th
LONG_AGO = date(2000, 1, 1)
SYSTEM = system_actor(DAY)
OFFICE = "phong-mau"
SCHOOLS = {
    "truong-mot": ("Trường Tiểu học Một", "primary"),
    "truong-hai": ("Trường Mầm non Hai", "preschool"),
    "truong-ba": ("Trường THCS Ba", "lower-secondary"),
}
COMMUNE = "xa-mau"
START, UNIVERSALISATION = "start-of-year", "universalisation"


def an_office(code=OFFICE, name="Phòng Giáo dục và Đào tạo Mẫu"):
    return found_unit(UnitStart(code, LONG_AGO, name, "district-office", None), by=SYSTEM)


def a_unit(office, code, name, kind, since=LONG_AGO):
    return found_unit(UnitStart(code, since, name, kind, office.code), by=SYSTEM)


def schools_of(office):
    return [a_unit(office, code, name, kind) for code, (name, kind) in SCHOOLS.items()]


def someone(role: Role, unit: Unit, username="") -> Actor:
    """A person with an account and a post, acting on the day of the tests."""
    username = username or f"{role.value}-{unit.code}"
    account = Account.objects.filter(username=username).first() or open_account(
        username, f"Người {username}", password="mau", sample=True, by=SYSTEM
    )
    return actor_under(give_post(account, unit, role, since=LONG_AGO, by=SYSTEM), DAY)


def clerk_of(unit) -> Actor:
    return someone(Role.CLERK, unit)


def a_round(office, code=START, year=YEAR):
    """A round opened by the office's specialist, on the day of the tests."""
    return actions.open_round(LAW, office, year, code, by=someone(Role.SPECIALIST, office))


def report_of(round_, unit):
    return round_.reports.select_related("round", "unit").get(unit__code=unit)


def answers_to(report, count=5, **changed):
    """An answer to every cell, all the same, but for those that are ``changed`` (by question)."""
    one = take_in_hand(LAW, report)
    spots = layout_of(one.version, one.kind)
    wanted = {**dict.fromkeys(spots, count), **changed}
    return {code: Answer(code, wanted[code], spot.sheet, spot.cell) for code, spot in spots.items() if code in wanted}


def fill(report, by, count=5, **changed):
    """The report filled in at the grid."""
    report.refresh_from_db()
    return actions.fill_report(report, answers_to(report, count, **changed), version=report.version, by=by)


def sent(report, by=None, **changed):
    """The report filled in and sent by its clerk."""
    by = by or clerk_of(report.unit)
    return actions.send_report(LAW, fill(report, by, **changed), by=by)


def approved(report, **changed):
    return actions.approve_report(sent(report, **changed), by=someone(Role.SPECIALIST, report.round.unit))


def workbook_for(report, answers, kind="primary"):
    """The workbook of a report, filled in."""
    out = BytesIO()
    write_school_workbook(
        out, LAW, report.form, report.unit.code, "Trường", kind, SchoolYear.parse(report.round.year), DAY, answers
    )
    return out.getvalue()


def signed_in(client, actor: Actor):
    """The client, signed in as this person, who reads English: words in these tests stay when the wording is mended."""
    client.cookies["django_language"] = "en"
    client.force_login(Account.objects.get(username=actor.account))
    return client
