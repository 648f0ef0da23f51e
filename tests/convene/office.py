"""An office of the sample kind for tests: its communes and schools, and people with posts in it."""

from datetime import date

from namhoc.journal.actor import Actor, system_actor
from namhoc.people.actions import give_post, open_account
from namhoc.people.models import Account
from namhoc.people.queries import actor_under
from namhoc.people.roles import Role
from namhoc.units.actions import found_unit
from namhoc.units.models import Unit
from namhoc.units.network import UnitStart

YEAR = "2020-2021"
DAY = date(2021, 8, 20)
LONG_AGO = date(2000, 1, 1)
SYSTEM = system_actor(DAY)
OFFICE = "district-094-dien-bien-phu"
COMMUNES = (
    *(("ward", f"Phường {name}") for name in ("Noong Bua", "Him Lam", "Thanh Bình", "Tân Thanh", "Mường Thanh")),
    *(("ward", f"Phường {name}") for name in ("Nam Thanh", "Thanh Trường")),
    *(("commune", f"Xã {name}") for name in ("Thanh Minh", "Nà Tấu", "Nà Nhạn", "Mường Phăng", "Pá Khoang")),
)


def an_office(code=OFFICE, name="Phòng Giáo dục và Đào tạo thành phố Điện Biên Phủ"):
    """The office by itself."""
    return found_unit(UnitStart(code, LONG_AGO, name, "district-office", None), by=SYSTEM)


def communes_of(office):
    """Twelve communes and wards under the office."""
    return [
        found_unit(UnitStart(f"commune-{at:02}", LONG_AGO, name, kind, office.code), by=SYSTEM)
        for at, (kind, name) in enumerate(COMMUNES)
    ]


def schools_of(office, count=3):
    """Schools under the office, with names made up."""
    return [
        found_unit(
            UnitStart(f"truong-{at:02}", LONG_AGO, f"Trường Tiểu học Mẫu {at}", "primary", office.code), by=SYSTEM
        )
        for at in range(count)
    ]


def someone(role: Role, unit: Unit, username="") -> Actor:
    """A person with an account and a post, acting on the day of the tests."""
    username = username or role.value
    account = Account.objects.filter(username=username).first() or open_account(
        username, f"Người {username}", password="mau", sample=True, by=SYSTEM
    )
    return actor_under(give_post(account, unit, role, since=LONG_AGO, by=SYSTEM), DAY)


def signed_in(client, actor: Actor):
    """The client, signed in as this person."""
    client.force_login(Account.objects.get(username=actor.account))
    client.get("/suc-khoe/")  # with the first page the sign-in is written down
    return client
