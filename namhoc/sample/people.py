"""The sample's people: an office each, a clerk a school. Names say that they are made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password

from namhoc.journal.actor import Actor, system_actor
from namhoc.people.actions import give_post, open_account
from namhoc.people.models import Account
from namhoc.people.roles import Role
from namhoc.units.models import Unit

PASSWORD = "namhoc-mau"  # noqa: S105 - the sample's own, printed when the demo starts
SHORT = {
    "district-095-muong-lay": "muonglay",
    "district-094-dien-bien-phu": "dienbienphu",
}
OFFICE_POSTS = {
    Role.SPECIALIST: ("chuyenvien", "Chuyên viên mẫu"),
    Role.HEAD: ("truongphong", "Trưởng phòng mẫu"),
    Role.SECRETARY: ("thuki", "Thư kí hội nghị mẫu"),
    Role.COUNCIL: ("hoidong", "Ủy viên hội đồng mẫu"),
    Role.EDITOR: ("bientap", "Biên tập viên mẫu"),
}
CLERK = ("vanthu", "Văn thư mẫu")


@dataclass(frozen=True)
class Staff:
    """The actors of one office on a day."""

    office: str
    posts: dict[Role, Actor]
    clerks: dict[str, Actor]

    def on(self, role: Role, day: date) -> Actor:
        return replace(self.posts[role], day=day)

    def clerk_of(self, unit: str, day: date) -> Actor:
        return replace(self.clerks[unit], day=day)


def staff_office(office: Unit, schools: Mapping[str, date], *, since: date) -> Staff:
    """Accounts and posts: the office's from ``since``, each school's clerk from its own first day."""
    short = SHORT[office.code]
    posts = {}
    for role, (login, name) in OFFICE_POSTS.items():
        account = _account(f"{login}.{short}", name, since)
        give_post(account, office, role, since=since, by=system_actor(since))
        posts[role] = _actor(account, role, office.code, since)
    clerks = {}
    for at, (code, first) in enumerate(schools.items()):
        unit = Unit.objects.get(code=code)
        login = f"{CLERK[0]}{at + 1:02}.{short}"
        account = _account(login, f"{CLERK[1]} {at + 1:02}", first)
        give_post(account, unit, Role.CLERK, since=first, by=system_actor(first))
        clerks[code] = _actor(account, Role.CLERK, code, first)
    return Staff(office.code, posts, clerks)


def _account(login: str, name: str, since: date) -> Account:
    """One account of the sample, with the password that all of them share."""
    account = open_account(login, name, password=None, sample=True, by=system_actor(since))
    account.password = _encoded(settings.PASSWORD_HASHERS[0])
    account.save(update_fields=["password"])
    return account


@cache
def _encoded(_hasher: str) -> str:
    """The sample's password, made costly to guess once for all of them."""
    return make_password(PASSWORD)


def _actor(account: Account, role: Role, unit: str, day: date) -> Actor:
    return Actor(account.username, account.name, role.value, unit, day)
