"""What is pasted in the browser keeps its words and loses its dress."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.house.tree import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SCRIPT = ROOT / "namhoc/publish/static/publish/pasting.js"

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta name=Generator content="Microsoft Word 15"><style><!--
p.MsoNormal {margin:0cm; mso-pagination:widow-orphan} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings>1</o:OfficeDocumentSettings></xml><![endif]--></head><body lang=VI>
<!--StartFragment--><h2 style='mso-outline-level:2'><b>I. Kết quả</b><o:p></o:p></h2>
<p class=MsoNormal style='text-align:justify'>
<span style='font-family:"Times New Roman"'>Toàn thị xã có <b style='mso-bidi-font-weight:
normal'>12/12</b> trường được&nbsp;đánh giá</span><span style='mso-spacerun:yes'>   </span>ngoài.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>-<span>&nbsp;&nbsp;</span></span><![endif]>Mầm non: 3 trường</p>
<p class=MsoNormal>Xem
<a href="https://moet.gov.vn/van-ban?so=17&amp;nam=2018">Thông tư 17</a>, <a href="javascript:alert(1)">nút</a>.</p>
<table class=MsoTable><tr><td><p>Cấp học</p></td><td><p>Số trường</p></td></tr>
<tr><td>Tiểu học</td><td>5</td></tr></table>
<p><img src="data:image/png;base64,iVBORw0KGgo=" alt="sân trường"></p><script>window.ran = 1</script>
<p class=MsoNormal>Hết<br>trang</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>"""
TYPED = """**I. Kết quả**

Toàn thị xã có **12/12** trường được đánh giá ngoài.

- Mầm non: 3 trường

Xem [Thông tư 17](https://moet.gov.vn/van-ban?so=17&nam=2018), nút.

Cấp học | Số trường

Tiểu học | 5

Hết

trang"""


@pytest.fixture
def page(browser: Browser) -> Page:
    """A place to type in, and something to copy that puts HTML on the clipboard as other programs do."""
    page = browser.new_page()
    page.set_content(
        '<p id="source">chép</p><textarea id="place" data-takes-figures>Đầu. Cuối.</textarea>'
        '<p id="left-out" hidden>Ảnh không dán theo.</p>'
    )
    page.add_script_tag(type="module", content=SCRIPT.read_text(encoding="utf-8") + "; window.typed = typed;")
    page.wait_for_function("window.typed")
    return page


def paste(page: Page, html: str, plain: str = "chép") -> None:
    page.evaluate(
        """([html, plain]) => {
            document.addEventListener("copy", (event) => {
                event.clipboardData.setData("text/plain", plain);
                if (html) event.clipboardData.setData("text/html", html);
                event.preventDefault();
            }, { once: true });
            getSelection().selectAllChildren(document.getElementById("source"));
        }""",
        [html, plain],
    )
    page.keyboard.press("Control+C")
    page.evaluate("const place = document.getElementById('place'); place.focus(); place.setSelectionRange(5, 5)")
    page.keyboard.press("Control+V")


def test_a_page_of_word_becomes_what_an_editor_would_have_typed(page: Page) -> None:
    assert page.evaluate("(html) => typed(html)", WORD) == {"text": TYPED, "pictures": 1}
    assert page.evaluate("window.ran") is None


def test_it_is_put_where_the_editor_is_writing_and_taken_back_by_undo(page: Page) -> None:
    paste(page, "<p>Một</p><p><b>Hai</b></p>")
    pasted = page.input_value("#place")
    page.keyboard.press("Control+Z")

    assert (pasted, page.input_value("#place")) == ("Đầu. Một\n\n**Hai**Cuối.", "Đầu. Cuối.")
    assert page.is_hidden("#left-out")


def test_pictures_that_are_not_pasted_are_named(page: Page) -> None:
    paste(page, "<p>Sân trường <img src='data:image/png;base64,iVBORw0KGgo='></p>")

    assert (page.input_value("#place"), page.is_visible("#left-out")) == ("Đầu. Sân trườngCuối.", True)


def test_plain_words_are_pasted_as_ever(page: Page) -> None:
    paste(page, "", "a < b **c**")

    assert page.input_value("#place") == "Đầu. a < b **c**Cuối."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b style='font-weight:normal'><p>Một</p><p>Hai</p></b>", "Một\n\nHai"),  # how Google Docs wraps all
        ("<span style='font-weight:700'>Đậm</span> nhạt", "**Đậm** nhạt"),
        ("<b>Mot </b><b>hai</b>", "**Mot** **hai**"),
        ("<h3>II. Nhiệm vụ</h3>và", "**II. Nhiệm vụ**\n\nvà"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<ul><li>Một</li><li><p>Hai</p></li></ul>", "- Một\n\n- Hai"),
        ("<a href='https://a.vn/x'>https://a.vn/x</a>", "https://a.vn/x"),
        ("<a href='https://a.vn/(x)'>ngoặc</a>", "ngoặc"),
        ("<td>lẻ</td>1 &lt; 2", "lẻ1 < 2"),
        ("  <p> </p> ", ""),
    ],
)
def test_forms_of_other_programs(page: Page, html: str, text: str) -> None:
    assert page.evaluate("(html) => typed(html).text", html) == text


def test_deep_and_long_pages_do_not_stop_the_browser(page: Page) -> None:
    words = page.evaluate("() => typed('<div>'.repeat(3000) + 'sâu' + '<p>dài</p>'.repeat(20000)).text.length")
    assert words == len("sâu") + 20_000 * len("\n\ndài")
