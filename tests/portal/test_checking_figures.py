"""Anybody has a text checked; an editor and a head see the same beside what they are about to put out."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from docx import Document
from playwright.sync_api import expect

from namhoc.sample.people import PASSWORD
from tests.house.tree import ROOT
from tests.portal.conftest import NAMHOC
from tests.portal.test_access import faults_in_every_look

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLACE = "/soat-so-lieu/"
LINES = (
    "Thị xã Mường Lay tổng kết năm học 2020-2021",
    (
        "Toàn thị xã có 13 trường, 226 giáo viên. 9/12 trường đạt kiểm định chất lượng giáo dục, đạt 75%, tăng 3,57 "
        "điểm phần trăm so với năm học trước. 369/597 học sinh khối 9 thi đỗ, đạt 66,33%."
    ),
)
TEXT = "\n\n".join(LINES)
MARKED = ["13", "3,57 điểm phần trăm", "66,33%"]
SAME = ["226", "9/12", "75%"]
WORDS = {
    "vi": ("Soát số liệu", "Soát", "Mâu thuẫn", "369/597 = 61,809%", "số khớp với số đã thông qua"),
    "en": ("Check the figures", "Check", "Contradiction", "369/597 = 61.809%", "figures are the adopted ones"),
}
WAYS = [("vi", True), ("vi", False), ("en", True), ("en", False)]


@pytest.fixture(params=WAYS, ids=[f"{language}, scripts {scripts}" for language, scripts in WAYS])
def visit(request, portal, browser: Browser) -> Iterator[tuple[Page, str]]:
    language, scripts = request.param
    context = browser.new_context(
        base_url=portal.first, java_script_enabled=scripts, viewport={"width": 360, "height": 740}
    )
    context.add_cookies([{"name": "django_language", "value": language, "url": portal.first}])
    yield context.new_page(), language
    context.close()


def test_a_reader_pastes_a_text_and_follows_a_mark_to_its_origin(visit):
    page, language = visit
    name, button, contradiction, working, agreeing = WORDS[language]
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name=name).click()
    page.locator("textarea").fill(TEXT)
    page.locator("main").get_by_role("button", name=button, exact=True).click()

    marks = page.locator(".proofed mark")
    expect(marks).to_have_count(len(MARKED))
    assert [re.sub(r"\d$", "", text) for text in marks.all_inner_texts()] == MARKED
    expect(page.locator("main")).to_contain_text(contradiction)
    expect(page.locator("main")).to_contain_text(working)

    page.locator("details.agreeing summary").filter(has_text=agreeing).click()
    assert [text.strip("“”") for text in page.locator("details.agreeing a").all_inner_texts()] == SAME
    marks.first.get_by_role("link").click()
    assert page.url.endswith("#s1")
    page.locator("#s1 a").last.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert re.search(r"/so-lieu/\d+/$", page.url)


def test_a_reader_sends_a_word_file_and_is_told_what_to_do_with_another(visit, tmp_path):
    page, language = visit
    paper, strange = tmp_path / "bao-cao.docx", tmp_path / "anh.jpg"
    document = Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(paper)
    strange.write_bytes(b"\xff\xd8\xff")

    page.goto(PLACE)
    page.set_input_files("input[type=file]", strange)
    page.locator("main").get_by_role("button", name=WORDS[language][1], exact=True).click()
    expect(page.locator("main")).to_contain_text("anh.jpg")
    page.set_input_files("input[type=file]", paper)
    page.locator("main").get_by_role("button", name=WORDS[language][1], exact=True).click()

    expect(page.locator(".proofed mark")).to_have_count(len(MARKED))


def test_what_was_found_shuts_nobody_out(portal, browser: Browser):
    context = browser.new_context(base_url=portal.first, reduced_motion="reduce")
    page = context.new_page()
    page.goto(PLACE)
    page.locator("textarea").fill(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("details.agreeing summary").click()
    faults = faults_in_every_look(page)
    context.close()

    assert faults == []


@pytest.fixture
def desk(portal, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=portal.first, viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def sign_in(page: Page, who: str) -> None:
    page.goto("/dang-nhap/")
    page.fill("[name=login], [name=username]", who)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/lam-viec/"))


def test_an_editor_sees_it_beside_the_draft(desk):
    page = desk.new_page()
    sign_in(page, "bientap.muonglay")
    page.get_by_text("‹").first.click()
    page.goto("/lam-viec/bai-viet/")
    page.get_by_role("link", name=re.compile("Hội nghị tổng kết")).first.click()

    panel = page.locator("#proof")
    expect(panel).to_contain_text("Soát số liệu")
    expect(panel.locator("details.agreeing summary")).to_contain_text("số khớp với số đã thông qua")


def test_a_head_sees_it_before_the_report_is_issued(desk):
    page = desk.new_page()
    sign_in(page, "truongphong.muonglay")
    page.get_by_text("‹").first.click()
    page.goto("/lam-viec/tong-ket/ban-hanh/")

    panel = page.locator("#proof")
    expect(panel).to_contain_text("Không có số nào mâu thuẫn")
    panel.locator("details.agreeing summary").click()
    panel.locator("details.agreeing a").first.click()
    assert re.search(r"/so-lieu/\d+/$", page.url)


def test_the_interface_and_the_command_say_what_the_page_says(portal, tmp_path):
    paper = tmp_path / "bai.txt"
    paper.write_text(TEXT, encoding="utf-8")
    with closing(HTTPConnection(urlsplit(portal.first).netloc, timeout=60)) as asked:
        asked.request("POST", "/api/proof", json.dumps({"text": TEXT}), {"Content-Type": "application/json"})
        answer = json.loads(asked.getresponse().read())
    ran = subprocess.run(
        [NAMHOC, "proof", paper, "--json", "--against", portal.database],
        cwd=ROOT, env={**os.environ, "NAMHOC_VAR": str(tmp_path)}, capture_output=True, check=False,
    )  # fmt: skip
    told = json.loads(ran.stdout)

    assert (ran.returncode, ran.stderr) == (1, b"")
    assert told["claims"] == answer["claims"]
    assert [one["code"] for one in told["findings"]] == [one["code"] for one in answer["findings"]]
    adopted = [one for one in told["findings"] if "origin" in one]
    assert [(TEXT[slice(*one["span"])], one["verdict"]) for one in adopted] == [
        ("13", "mismatch"), ("226", "ok"), ("9/12", "ok"), ("75%", "ok"), ("3,57 điểm phần trăm", "suspicious"),
    ]  # fmt: skip


def test_what_is_no_database_of_ours_is_named(tmp_path):
    paper = tmp_path / "bai.txt"
    paper.write_text(TEXT, encoding="utf-8")
    for given in (paper, tmp_path / "nowhere.sqlite3"):
        ran = subprocess.run(
            [NAMHOC, "proof", paper, "--against", given],
            cwd=ROOT, env={**os.environ, "NAMHOC_VAR": str(tmp_path)}, capture_output=True, check=False,
        )  # fmt: skip
        assert (ran.returncode, ran.stdout, str(given) in ran.stderr.decode()) == (2, b"", True)
