"""The figures of a draft are held against each other before anyone else reads them."""

import pytest

from namhoc.publish import actions
from tests.publish import planted

WRONG = "Có 369/597 giáo viên đạt chuẩn, đạt 66,33%."


@pytest.fixture
def draft(office, editor):
    return actions.write_article(office, planted.YEAR, "Tổng kết", "Sáng nay.", [WRONG, "Đoạn hai."], by=editor)


@pytest.mark.parametrize("page", ["", "dang/"])
def test_a_contradiction_stands_on_the_editor_s_pages_with_its_working(draft, at_the_desk, page):
    shown = at_the_desk.get(f"/lam-viec/bai-viet/{draft.pk}/{page}").content.decode()

    assert [part for part in ("Check the figures", "Contradiction", "369/597 = 61.8") if part not in shown] == []


def test_it_is_said_among_the_warnings_and_keeps_nobody_from_publishing(draft, at_the_publisher_s):
    page = at_the_publisher_s.get(f"/lam-viec/bai-viet/{draft.pk}/dang/").content.decode()

    assert "A figure of the text contradicts another or the arithmetic." in page
    assert "disabled" not in page


def test_live_figures_are_read_as_readers_see_them(office, editor, at_the_desk):
    live = f"{{{{figure:{planted.a_figure(office).pk}:fraction}}}}"
    text = f"Có {live} trường đạt chuẩn, đạt 70%."
    draft = actions.write_article(office, planted.YEAR, "Tổng kết", "Sáng nay.", [text], by=editor)
    page = at_the_desk.get(f"/lam-viec/bai-viet/{draft.pk}/").content.decode()

    assert "9/12 = 75%, printed 70%." in page
