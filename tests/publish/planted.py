"""A small office with figures and a portal, for the tests of publish and web."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from namhoc.engine.figures import ValueUnit
from namhoc.journal.actor import Actor, system_actor
from namhoc.measure.models import Figure
from namhoc.people.actions import give_post, open_account
from namhoc.people.models import Account, Post
from namhoc.people.queries import actor_under
from namhoc.people.roles import Role
from namhoc.plan.models import Document, Target
from namhoc.publish.actions import open_portal
from namhoc.publish.models import PortalHome
from namhoc.units.actions import found_unit
from namhoc.units.models import Unit
from namhoc.units.network import UnitStart

FOUNDED = date(2010, 1, 1)
DAY = date(2021, 9, 4)
YEAR = "2020-2021"
PASSWORD = "hoa ban trắng"
SYSTEM = system_actor(FOUNDED)
ACCREDITED = "schools-accredited-rate"
_numbers = count(1)


def an_office(code: str = "muong-lay", name: str = "Phòng GD&ĐT thị xã Mường Lay") -> Unit:
    return found_unit(UnitStart(code, FOUNDED, name, "education-office", None), by=SYSTEM)


def a_post(office: Unit, role: Role = Role.EDITOR, *, name: str = "Lò Thị Hường", sample: bool = False) -> Post:
    account = open_account(f"{role.value}-{next(_numbers)}", name, password=PASSWORD, sample=sample, by=SYSTEM)
    return give_post(account, office, role, since=FOUNDED, by=SYSTEM)


def an_actor(office: Unit, role: Role = Role.EDITOR) -> Actor:
    return actor_under(a_post(office, role), DAY)


def publishing(editor: Actor) -> Actor:
    """The same office's publisher."""
    return replace(editor, role=Role.PUBLISHER.value)


def account_of(post: Post) -> Account:
    return post.account


def a_portal(name: str = "Giáo dục Điện Biên") -> PortalHome:
    return open_portal(name, intro="Kết quả năm học của các phòng giáo dục.", by=SYSTEM)


def a_figure(office: Unit, numerator: int = 9, denominator: int | None = 12, **changes: Any) -> Figure:
    """An adopted share of schools, unless told otherwise."""
    facts: dict[str, Any] = {
        "indicator": ACCREDITED,
        "year": YEAR,
        "round": "end-of-year",
        "covered": 12,
        "expected": 12,
        "value_unit": ValueUnit.PERCENT,
        "reference_day": date(2021, 5, 31),
        "formula": "share-of-units",
        "source": "seed-004",
        "verified": True,
        "measured_on": date(2021, 8, 20),
        "adopted_on": date(2021, 8, 25),
        "adopted_by": "Trưởng phòng",
    }
    return Figure.objects.create(unit=office, numerator=numerator, denominator=denominator, **{**facts, **changes})


def a_correction(figure: Figure, numerator: int, reason: str = "Một trường gửi lại báo cáo.") -> Figure:
    """The next revision, adopted in the figure's place."""
    return a_figure(
        figure.unit,
        numerator,
        figure.denominator,
        indicator=figure.indicator,
        base=figure.base,
        target=figure.target,
        revision=figure.revision + 1,
        replaces=figure,
        reason=reason,
        adopted_on=date(2021, 9, 10),
    )


def a_target(office: Unit, indicator: str, numerator: int, denominator: int) -> Target:
    basis = Document.objects.create(
        code=f"nq-{next(_numbers)}", number="15-NQ/TU", issuer="Tỉnh ủy", title="Nghị quyết"
    )
    facts = {"at_least_numerator": numerator, "at_least_denominator": denominator}
    return Target.objects.create(unit=office, year=YEAR, indicator=indicator, basis=basis, **facts)
