"""A copy of a site stands by itself: no link in it leads nowhere, nothing is loaded from elsewhere."""

import json
import re
import threading
from functools import partial
from hashlib import sha256
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urljoin, urlsplit

import pytest

from namhoc.publish.copying.folder import Kept, NotACopy, keep_files
from namhoc.publish.copying.references import references_in, references_of_style
from namhoc.publish.models import ArticlePage, PortalHome
from tests.publish.copying.conftest import LIVE

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]
ABOUT = {"site": "x"}
ARTICLES_OF_OTHERS = ("https://baodienbien.example/", "https://khac.example/", "https://www.youtube.com/")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_said):
        pass


@pytest.fixture
def served():
    """Serves folders on this machine; their addresses."""
    servers = []

    def serve(folder):
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def fetched(address):
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname, parts.port, timeout=10)
    try:
        connection.request("GET", parts.path)
        answer = connection.getresponse()
        return answer.status, answer.headers.get_content_type(), answer.read()
    finally:
        connection.close()


def named_by(kind, body):
    if kind == "text/html":
        return [one for one in references_in(body.decode()) if not one.startswith(("#", "mailto:"))]
    return references_of_style(body.decode()) if kind == "text/css" else []


def walked(start):
    """Every address reached from a page on: its status, and what leads out of the folder."""
    waiting, statuses, outside = [start], {}, set()
    while waiting:
        address = waiting.pop()
        status, kind, body = fetched(address)
        statuses[address] = status
        for named in named_by(kind, body):
            led = urljoin(address, named).partition("#")[0]
            if not led.startswith(start.rpartition("/")[0] + "/"):
                outside.add(led)
            elif led not in statuses and led not in waiting:
                waiting.append(led)
    return statuses, outside


@pytest.mark.parametrize(
    ("section", "under"), [("", ""), ("", "/muong-lay/"), ("thong-bao", ""), ("tin-tuc", "/muong-lay/")]
)
def test_every_link_in_a_copy_leads_somewhere_in_it(section, under, copy, served, tmp_path):
    files, _broken = copy(section, under)
    folder = tmp_path / under.strip("/") if under else tmp_path / "copy"
    keep_files(folder, files, ABOUT)
    start = served(tmp_path if under else folder) + (under or "/")
    statuses, outside = walked(start)

    assert {address for address, status in statuses.items() if status != 200} == set()
    assert {one for one in outside if not one.startswith((f"{LIVE}/", *ARTICLES_OF_OTHERS))} == set()
    reached = {urlsplit(address).path.removeprefix(under or "/") for address in statuses}
    pages = {place.removesuffix("index.html") if under else place for place in files if place.endswith("index.html")}
    assert pages - reached == set()


def test_a_copy_holds_every_public_page_and_only_those(copy, filled):
    files, _broken = copy()
    places = {page.url_path.removeprefix(filled.url_path): page for page in ArticlePage.objects.all()}
    copied = {place.removesuffix("index.html") for place in files}

    assert {place for place, page in places.items() if place in copied} == {
        place for place, page in places.items() if page.live
    }
    assert {"index.html", "404.html", "sitemap.xml", "tin-moi.rss", "tin-tuc/trang-2/index.html"} <= set(files)


def test_nothing_in_a_copy_asks_a_server(copy):
    files, _broken = copy()
    pages = {place: body.decode() for place, body in files.items() if place.endswith(".html")}

    assert len(pages) > 15
    for page in pages.values():
        assert not re.search(r"<form|<script(?![^>]*ld\+json)|<iframe[^>]*thong-ke|csrf", page)


def test_readers_are_led_to_the_living_site_to_rate_and_comment(copy):
    files, _broken = copy()
    page = files["tin-tuc/bai-so-1001-cua-nam-hoc/index.html"].decode()

    assert f'href="{LIVE}/tin-tuc/bai-so-1001-cua-nam-hoc/"' in page


def test_what_readers_ask_for_themselves_is_asked_of_the_living_site(copy, filled, settings):
    settings.LETTERS = settings.PUSH = True
    PortalHome.objects.filter(pk=filled.pk).update(with_feedback=True, office=None)
    files, _broken = copy()
    page, wishes = files["index.html"].decode(), ("nhan-tin", "nhan-thong-bao", "gui-phan-hoi")

    assert [wish for wish in wishes if f'href="{LIVE}/{wish}/"' not in page] == []
    assert [place for place in files if place.startswith(wishes)] == []


def test_a_link_that_led_nowhere_keeps_its_words(copy):
    files, broken = copy()

    assert broken == {"/news/tin-cu/khong-con-999.html"}
    assert re.search(r"Cũ hơn: <a\s*>tin cũ</a>", files["tin-tuc/bai-so-1001-cua-nam-hoc/index.html"].decode())


def test_the_map_and_the_feed_name_the_place_of_the_copy(copy):
    files, _broken = copy("thong-bao", "https://tinh.example/muong-lay/")
    mapped = re.findall(r"<loc>([^<]+)</loc>", files["sitemap.xml"].decode())

    assert "https://tinh.example/muong-lay/" in mapped
    assert {one for one in mapped if not one.startswith("https://tinh.example/muong-lay/")} == set()
    assert "<link>https://tinh.example/muong-lay/bai-so-1-cua-nam-hoc/</link>" in files["tin-moi.rss"].decode()


def test_the_same_site_makes_the_same_bytes(copy):
    first, second = copy()[0], copy()[0]

    assert [place for place in first | second if first.get(place) != second.get(place)] == []


def test_only_what_changed_is_written_and_what_is_gone_is_removed(copy, tmp_path):
    again = tmp_path / "copy"
    keep_files(again, copy()[0], ABOUT)
    page = ArticlePage.objects.get(slug="bai-so-1001-cua-nam-hoc")
    place = tmp_path / "copy/tin-tuc/bai-so-1001-cua-nam-hoc"
    assert place.is_dir()
    page.unpublish(log_action=False)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "copy/static").rglob("*") if path.is_file()}
    kept = keep_files(tmp_path / "copy", copy()[0], ABOUT)

    assert (kept.written > 0, kept.same > 10, place.exists()) == (True, True, False)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert keep_files(again, copy()[0], ABOUT) == Kept(0, kept.written + kept.same, 0)


def test_the_manifest_has_the_digest_of_every_file(copy, tmp_path):
    files, _broken = copy()
    folder = tmp_path / "copy"
    keep_files(folder, files, ABOUT)
    listed = json.loads((folder / "manifest.json").read_text())["files"]

    assert listed == {place: {"sha256": sha256(body).hexdigest(), "bytes": len(body)} for place, body in files.items()}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {*listed, "manifest.json"}


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "thư.txt").write_text("giữ lại")

    with pytest.raises(NotACopy):
        keep_files(tmp_path, {"index.html": b""}, ABOUT)
    assert [path.name for path in tmp_path.iterdir()] == ["thư.txt"]


def test_a_manifest_cannot_make_anything_outside_be_removed(tmp_path):
    (tmp_path / "outside").write_text("giữ lại")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/manifest.json").write_text(json.dumps({"files": {"../outside": {}, "/etc/x": {}}}))
    keep_files(tmp_path / "copy", {"index.html": b""}, ABOUT)

    assert (tmp_path / "outside").read_text() == "giữ lại"
