"""Every block of the two pages from which the project started, on the page of ours that stands for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Blocks = dict[str, tuple[str, "str | re.Pattern[str]"]]
COUNTED = ["Đang truy cập", "Máy chủ tìm kiếm", "Khách viếng thăm", "Thành viên", "Hôm nay", "Tháng hiện tại"]
TOTAL = "Tổng lượt truy cập"
WHOLE = re.compile(r"^\d{1,3}(\.\d{3})*$")
OF_THE_FIRST: Blocks = {  # where each stands, and its words
    "title": ("article h1", "tổ chức Hội nghị tổng kết năm học 2020-2021, triển khai nhiệm vụ năm học 2021-2022"),
    "weekday, day and hour": ("article .meta time", "Chủ nhật - 05/09/2021 23:13"),
    "lead": ("article .lead", "Chiều ngày 27/8/2021"),
    "points": ("#danh-gia", re.compile(r"Tổng số điểm của bài viết là: [\d.]+ trong [\d.]+ đánh giá")),
    "mean": ("#danh-gia", re.compile(r"Xếp hạng: [1-5](,\d)? - [\d.]+ phiếu bầu")),  # others rate here, too
    "stars to press": ("#danh-gia legend", "Click để đánh giá bài viết"),
    "comments": ("#y-kien h2", "Ý kiến bạn đọc"),
    "newer": (".neighbours h2", "Những tin mới hơn"),
    "older": (".neighbours h2", "Những tin cũ hơn"),
    "fan page": (".blocks h2", "Fanpage Ngành Giáo dục"),
    "members": (".blocks h2", "Quản lý thành viên"),
    "why to sign in": (".blocks", "Hãy đăng nhập thành viên để trải nghiệm đầy đủ các tiện ích trên site"),
    "visits": (".blocks h2", "Thống kê truy cập"),
    "feedback": (".blocks h2", "Gửi phản hồi"),
}
OF_THE_SECOND: Blocks = {
    "greeting": (".greeting", "Chào mừng quý bạn đọc đến với Trang thông tin điện tử thị xã Mường Lay"),
    "title": ("article h1", "triển khai nhiệm vụ năm học 2021-2022"),
    "day and hour of twelve": ("article .meta time", "Thời gian đăng: 04/09/2021 06:07:39 PM"),
    "lead": ("article .lead", "trường THCS Nguyễn Bá Ngọc"),
    "author": ("article .signed", "Tác giả: "),
}


@pytest.fixture(params=[1280, 360])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, locale="vi-VN")
    yield context.new_page()
    context.close()


def missing(page: Page, blocks: Blocks) -> list[str]:
    """The blocks that nobody sees."""
    return [name for name, (place, words) in blocks.items() if not _seen(page.locator(place).filter(has_text=words))]


def _seen(found: Locator) -> bool:
    return found.count() > 0 and found.first.is_visible()


def tops(page: Page, *places: str) -> list[float]:
    """How far below the top of the page each begins."""
    boxes = [page.locator(place).first.bounding_box() for place in places]
    assert None not in boxes
    return [box["y"] for box in boxes if box is not None]


def test_every_block_of_the_first_page_is_there(portal, page):
    page.goto(portal.first + portal.article)

    assert missing(page, OF_THE_FIRST) == []
    assert page.locator("article p").count() > 5
    assert page.locator(".stars .full").count() in range(1, 6)


def test_they_stand_in_the_order_of_the_first_page(portal, page):
    page.goto(portal.first + portal.article)
    order = tops(
        page, ".ad img", "h1", "article .meta", "article .lead", "#danh-gia", "#y-kien", ".neighbours", ".blocks"
    )

    assert order == sorted(order)


def test_its_banner_says_what_it_shows_and_leads_on(portal, page):
    page.goto(portal.first + portal.article)
    banner = page.locator(".ad").first
    banner.scroll_into_view_if_needed()
    expect(banner.locator("img")).to_have_attribute("alt", re.compile(r"\w{3}"))
    banner.click()

    expect(page).to_have_url(re.compile(r"/so-lieu/$"))


def test_its_visits_are_counted_as_the_first_page_counts_them(portal, page):
    page.goto(portal.first + portal.article)
    page.locator(".visits").scroll_into_view_if_needed()
    lines = page.locator(".visits .count-lines > div")

    expect(lines.locator("dt")).to_have_text([*COUNTED, TOTAL])
    expect(lines.locator("dd")).to_have_text([WHOLE] * (len(COUNTED) + 1))


def test_newer_and_older_are_of_the_same_section_and_name_their_days(portal, page):
    page.goto(portal.first + portal.article)
    lists = page.locator(".neighbours > div")
    found = {one.locator("h2").inner_text(): one.locator("li").all_inner_texts() for one in lists.all()}

    assert found == {
        "Những tin mới hơn": ["Các trường bước vào tuần học đầu tiên (8/9/2021)"],
        "Những tin cũ hơn": [
            "Mời cha mẹ học sinh góp ý trước năm học mới (3/9/2021)",
            "Các cấp học họp tổng kết trước hội nghị của thành phố (26/8/2021)",
        ],
    }


def test_a_reader_who_is_not_signed_in_is_not_asked_whether_they_are_still_there(portal, page):
    page.goto(portal.first + portal.article)

    assert page.locator("dialog, #idle").count() == 0


def test_who_is_signed_in_is_asked_a_minute_before_and_finds_what_is_theirs(portal, page):
    page.goto(f"{portal.first}/dang-nhap/")
    page.locator("[name=username]").fill("docbo")
    page.locator("[name=password]").fill("namhoc-mau")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)
    page.goto(portal.first + portal.article)
    dialog = page.locator("#idle")

    expect(dialog).to_be_hidden()
    expect(dialog).to_have_attribute("data-warns", "60")
    assert "Đã một lúc không có thao tác nào. Bạn sắp được đăng xuất" in (dialog.text_content() or "")
    expect(page.locator(".blocks").get_by_role("link", name=re.compile("Ý kiến và câu hỏi của tôi"))).to_be_visible()


def test_every_block_of_the_second_page_is_there_and_nothing_that_it_lacks(portal, page):
    page.goto(portal.second + portal.article_of_second)
    of_the_first_alone = {name: OF_THE_FIRST[name] for name in ("points", "comments", "visits", "fan page", "feedback")}

    assert missing(page, OF_THE_SECOND) == []
    assert missing(page, of_the_first_alone) == list(of_the_first_alone)


def test_a_block_that_is_gone_is_noticed(portal, page):
    page.goto(portal.first + portal.article)
    page.locator("#danh-gia").evaluate("one => { one.hidden = true }")
    page.locator(".neighbours").evaluate("one => { one.remove() }")

    assert missing(page, OF_THE_FIRST) == ["points", "mean", "stars to press", "newer", "older"]
