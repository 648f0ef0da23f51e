"""A head of office is moved at noon: in the afternoon the window still open no longer acts in the old office."""

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.journeys.people import Head, Reader, Specialist, Worker
from tests.journeys.setting import JUNE, TOWN

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCHOOL, CITY = "Trường THCS Lay Nưa", "Thành phố Điện Biên Phủ"
ROUND = re.compile("Cuối năm học · 2020-2021")


class Administrator(Worker):
    """Keeps the accounts of the province."""

    def moves(self, person: str, username: str, to: str) -> None:
        """The post in the old office ends today, one in the new office begins."""
        self.goes_to("Người dùng")
        self.writes("Họ tên hoặc tên đăng nhập", username)
        self.presses("Xem", within=self.page.locator("main"))
        self.looks("people-found")
        self.follows(person, within=self.page.locator("main"))
        self.looks("person")
        self.follows("Kết thúc", within=self.page.locator("main"))
        self.presses("Lưu")
        self.sees("Đã xong. Nhật kí giữ lại việc này.")
        self.goes_to("Người dùng")
        self.follows(to, within=self.page.locator("main"))
        self.follows("Giao vị trí", within=self.page.locator("main"))
        self.writes("Tên đăng nhập của người đó", username)
        self.writes("Vị trí", "Trưởng phòng")
        self.looks("post-given")
        self.presses("Lưu")
        self.sees("Đã xong. Nhật kí giữ lại việc này.")
        self.looks("person-moved")


def the_report(worker: Worker) -> None:
    worker.goes_to("Báo cáo")
    worker.follows(ROUND, within=worker.page.locator("main"))
    worker.follows(re.compile(re.escape(SCHOOL)), within=worker.page.locator("main table"))


def test_a_head_who_moves_loses_the_old_rights_the_same_day(browser: "Browser", site: "Site"):
    everyone: list[Reader] = []
    with ExitStack() as windows:

        def someone(kind: type[Reader], *who: str) -> Reader:
            everyone.append(windows.enter_context(kind(browser, site, *who)))
            return everyone[-1]

        site.open_on(JUNE)
        thu = someone(Head, "moved-head", TOWN)
        thu.signs_in()
        the_report(thu)

        binh = someone(Administrator, "administrator", "Quản trị hệ thống", "Tỉnh Điện Biên")
        binh.signs_in()
        binh.moves("Trưởng phòng mẫu", "truongphong.muonglay", CITY)

        thu.presses("Khóa")  # the button of the morning
        thu.sees("Không có trang này")
        thu.looks("report-no-longer-there")
        thu.goes_to("Việc của tôi")
        thu.does_not_see("Cuối năm học")
        thu.opens("/doi-vi-tri/")
        thu.sees(CITY, "thôi từ 30/6/2021")
        thu.looks("my-posts")

        tien = someone(Specialist, "specialist-there", TOWN)
        tien.signs_in()
        the_report(tien)
        tien.sees("Đã duyệt")

    refused, *others = [complaint for one in everyone for complaint in one.screens.complaints]
    assert (re.search(r"404 \(Not Found\) \(\S+/khoa/\)$", refused) is not None, others) == (True, [])
    assert [address for one in everyone for address in one.asked_elsewhere] == []
    assert "Traceback" not in site.said
