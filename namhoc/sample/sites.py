"""The sample's two sites, each with the look of one of the two pages from which the project started."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from namhoc.journal.actor import system_actor
from namhoc.law.today import today
from namhoc.publish.actions import HERE, open_portal
from namhoc.publish.looks import Look, TimeStyle
from namhoc.sample.people import SHORT
from namhoc.units.models import Unit

WEB = 80


@dataclass(frozen=True)
class SampleSite:
    """What one site is called, says of itself, and looks like."""

    name: str
    intro: str
    look: Look


SITES: Mapping[str, SampleSite] = {  # the first answers at the address of the demo, the others at names of their own
    "district-094-dien-bien-phu": SampleSite(
        "Giáo dục thành phố Điện Biên Phủ (dữ liệu mẫu)",
        "Số liệu năm học của các trường trong thành phố, mỗi con số mở được tới ô gốc của từng trường.",
        Look(
            fan_page="https://www.facebook.com/",
            fan_page_name="Fanpage Ngành Giáo dục",
            responsible="Ông Trưởng phòng mẫu, Trưởng phòng Giáo dục và Đào tạo",
            address="Thành phố Điện Biên Phủ, tỉnh Điện Biên",
            phone="0215 000 0000",
            email="dienbienphu@mau.example",
        ),
    ),
    "district-095-muong-lay": SampleSite(
        "Trang thông tin điện tử thị xã Mường Lay (dữ liệu mẫu)",
        "Tin của ngành giáo dục thị xã Mường Lay.",
        Look(
            greeting="Chào mừng quý bạn đọc đến với Trang thông tin điện tử thị xã Mường Lay",
            time_style=TimeStyle.TWELVE,
            with_rating=False,
            with_comments=False,
            with_counters=False,
            with_feedback=False,
            responsible="Bà Trưởng phòng mẫu, Trưởng phòng Giáo dục và Đào tạo",
            address="Thị xã Mường Lay, tỉnh Điện Biên",
            phone="0215 000 0001",
            email="muonglay@mau.example",
        ),
    ),
}


def hosts_of(offices: Iterable[str] = SITES) -> dict[str, str]:
    """Where each office's site answers: the first at the address of the installation."""
    return {code: f"{SHORT[code]}.{HERE}" if at else HERE for at, code in enumerate(offices)}


def open_sample_sites(offices: Iterable[str] = SITES) -> None:
    """A site for each of these offices, with its sections."""
    port = urlsplit(settings.ADDRESS).port or WEB
    for code, host in hosts_of(offices).items():
        site, office = SITES[code], Unit.objects.get(code=code)
        by = system_actor(today())
        open_portal(site.name, intro=site.intro, office=office, hostname=host, port=port, look=site.look, by=by)
