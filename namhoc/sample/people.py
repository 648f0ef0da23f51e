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
PROVINCE = "province-11-dien-bien"
PROVINCE_POSTS = {  # those who look at the whole province, and the one who keeps its accounts
    Role.MINISTRY_READER: ("docbo", "Cán bộ theo dõi mẫu"),
    Role.AUDITOR: ("thanhtra", "Thanh tra viên mẫu"),
    Role.SYSTEM_ADMIN: ("quantri", "Quản trị viên mẫu"),
}
SCHOOL_HEAD = ("hieutruong", "Hiệu trưởng mẫu")
OFFICE_POSTS = {
    Role.SPECIALIST: ("chuyenvien", "Chuyên viên mẫu"),
    Role.HEAD: ("truongphong", "Trưởng phòng mẫu"),
    Role.SECRETARY: ("thuki", "Thư kí hội nghị mẫu"),
    Role.COUNCIL: ("hoidong", "Ủy viên hội đồng mẫu"),
    Role.EDITOR: ("bientap", "Biên tập viên mẫu"),
    Role.PUBLISHER: ("bientap", "Biên tập viên mẫu"),  # a small office: one person, under one post at a time
    Role.SITE_OPERATOR: ("diemcau", "Người trực điểm cầu mẫu"),
}
CLERK = ("vanthu", "Văn thư mẫu")
WHAT_FOR = {
    "vanthu01": "văn thư trường (01, 02 …): điền và gửi báo cáo",
    "hieutruong01": "hiệu trưởng: xem và gửi báo cáo của trường mình",
    "chuyenvien": "chuyên viên phòng: mở kì, duyệt, tính số liệu, đề nghị khen",
    "truongphong": "trưởng phòng: khóa, mở khóa, thông qua, ban hành, giao vị trí",
    "thuki": "thư kí hội nghị",
    "diemcau": "người trực một điểm cầu",
    "hoidong": "ủy viên hội đồng: xét và bỏ phiếu",
    "bientap": "biên tập viên, và đăng bài dưới vị trí thứ hai",
}
WHAT_FOR_PROVINCE = {
    "docbo": "đọc báo cáo đã duyệt của cả tỉnh",
    "thanhtra": "thanh tra: xem mọi thứ, kể cả nhật kí, không sửa gì",
    "quantri": "quản trị: tài khoản và vị trí công tác, không xem báo cáo",
}


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
        account = _known(f"{login}.{short}") or _account(f"{login}.{short}", name, since)
        give_post(account, office, role, since=since, by=system_actor(since))
        posts[role] = _actor(account, role, office.code, since)
    clerks = {}
    for at, (code, first) in enumerate(schools.items()):
        unit = Unit.objects.get(code=code)
        login = f"{CLERK[0]}{at + 1:02}.{short}"
        account = _account(login, f"{CLERK[1]} {at + 1:02}", first)
        give_post(account, unit, Role.CLERK, since=first, by=system_actor(first))
        clerks[code] = _actor(account, Role.CLERK, code, first)
        if at == 0:
            head = _account(f"{SCHOOL_HEAD[0]}01.{short}", f"{SCHOOL_HEAD[1]} 01", first)
            give_post(head, unit, Role.SCHOOL_HEAD, since=first, by=system_actor(first))
    return Staff(office.code, posts, clerks)


def staff_province(since: date) -> None:
    """Those whose posts are in the province itself."""
    province = Unit.objects.get(code=PROVINCE)
    for role, (login, name) in PROVINCE_POSTS.items():
        give_post(_account(login, name, since), province, role, since=since, by=system_actor(since))


def _known(login: str) -> Account | None:
    return Account.objects.filter(username=login).first()


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
