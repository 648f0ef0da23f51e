"""The layer in front answers with what Django made, as long as that is what Django would make."""

import gzip
import json
import re
import threading
from collections.abc import Iterable
from wsgiref.util import setup_testing_defaults

import brotli
import pytest

from namhoc.front.clock import EVERYTHING, Clock
from namhoc.front.counting import Counting
from namhoc.front.serving import Front, Rules
from namhoc.front.shelf import Shelf
from namhoc.front.tally import files_in, numbers_in
from namhoc.front.visitors import Kind

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"


class Site:
    """A small application that counts how often it was asked, and says what it shows."""

    def __init__(self) -> None:
        self.text = "Được"
        self.asked: list[str] = []
        self.headers: list[tuple[str, str]] = []
        self.status = "200 OK"

    def __call__(self, environ, start_response) -> Iterable[bytes]:
        self.asked.append(environ["PATH_INFO"] + "?" + environ["QUERY_STRING"])
        number = environ["PATH_INFO"].strip("/")
        told = [("Content-Type", "text/html; charset=utf-8"), *self.headers]
        if number.isdigit():
            told += [("X-Shows", f"article:{number} site:1"), ("X-Counted", f"1/article:{number}")]
        start_response(self.status, told)
        return [f"{self.text} {number} {environ.get('HTTP_COOKIE', '')}".encode()]


class Desk:
    """The layer around a site, and a reader of it."""

    def __init__(self, folder, site, *, https=False) -> None:
        self.folder, self.site = folder, site
        self.clock = Clock(folder / "clock")
        rules = Rules(("vi", "en"), re.compile(r"page=\d+"), https=https)
        counting = Counting(folder, "Asia/Ho_Chi_Minh")
        self.front = Front(site, Shelf(folder / "pages", self.clock), self.clock, counting, rules)

    def get(self, path, query="", method="GET", **headers):
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_USER_AGENT": FIREFOX}
        setup_testing_defaults(environ)
        environ |= {name.upper(): value for name, value in headers.items()}
        told = {}

        def start(status, sent):
            told.update(status=status, **{name.lower(): value for name, value in sent})

        parts = self.front(environ, start)
        told["body"] = b"".join(parts)
        return told

    def counted(self):
        found = {}
        for path, _runs in files_in(self.folder / "tallies"):
            for name, number in numbers_in(path).items():
                found[name.split("|", 1)[1]] = found.get(name.split("|", 1)[1], 0) + number
        return found


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def desk(tmp_path, site):
    return Desk(tmp_path, site)


def test_a_page_is_made_once_and_answered_many_times(desk, site):
    bodies = {desk.get("/1/")["body"] for _ in range(5)}

    assert (bodies, site.asked) == ({"Được 1 ".encode()}, ["/1/?"])


def test_what_lasts_for_a_while_is_made_anew_after_it_and_dropped_before_it_by_a_change(desk, site, monkeypatch):
    now = [1_000.0]
    monkeypatch.setattr("namhoc.front.shelf.time.time", lambda: now[0])
    site.headers = [("X-Lasts", "5")]
    first, told = desk.get("/1/")["body"], desk.get("/1/")
    site.text = "Mới"
    now[0] = 1_004.9
    before_its_end = desk.get("/1/")["body"]
    now[0] = 1_005.0
    after_it = desk.get("/1/")["body"]
    site.text = "Đổi"
    desk.clock.strike(["article:1"])

    assert (before_its_end, after_it, desk.get("/1/")["body"]) == (first, "Mới 1 ".encode(), "Đổi 1 ".encode())
    assert (len(site.asked), "x-lasts" in told) == (3, False)


def test_another_worker_drops_what_has_lasted_for_its_while(desk, site, tmp_path, monkeypatch):
    now = [1_000.0]
    monkeypatch.setattr("namhoc.front.shelf.time.time", lambda: now[0])
    site.headers = [("X-Lasts", "5")]
    desk.get("/1/")
    other = Desk(tmp_path, site)
    kept = other.get("/1/")["body"]
    now[0] = 1_006.0
    site.text = "Mới"

    assert (kept, other.get("/1/")["body"], len(site.asked)) == ("Được 1 ".encode(), "Mới 1 ".encode(), 2)


def test_another_worker_answers_with_what_the_first_one_made(desk, site, tmp_path):
    desk.get("/1/")

    assert (Desk(tmp_path, site).get("/1/")["body"], site.asked) == ("Được 1 ".encode(), ["/1/?"])


def test_a_change_of_what_it_shows_drops_a_page_in_every_worker(desk, site, tmp_path):
    other = Desk(tmp_path, site)
    both = [desk.get("/1/")["body"], other.get("/1/")["body"]]
    site.text = "Mới"
    desk.clock.strike(["article:1"])
    after = [other.get("/1/")["body"], desk.get("/1/")["body"]]

    assert (both, after) == (["Được 1 ".encode()] * 2, ["Mới 1 ".encode()] * 2)
    assert site.asked == ["/1/?", "/1/?"]


def test_a_change_of_something_else_drops_nothing(desk, site):
    desk.get("/1/")
    desk.clock.strike(["article:2"])
    desk.get("/1/")

    assert site.asked == ["/1/?"]


def test_a_change_while_the_page_is_made_drops_what_was_made(desk, site):
    class Changing(Site):
        def __call__(self, environ, start_response):
            parts = super().__call__(environ, start_response)
            desk.clock.strike(["article:1"])
            return parts

    desk.front._application = changing = Changing()
    desk.get("/1/")
    desk.get("/1/")

    assert changing.asked == ["/1/?", "/1/?"]


def test_everything_is_dropped_at_a_new_start(desk, site):
    for path in ("/1/", "/2/"):
        desk.get(path)
    desk.clock.strike([EVERYTHING])
    for path in ("/1/", "/2/"):
        desk.get(path)

    assert site.asked == ["/1/?", "/2/?", "/1/?", "/2/?"]


def test_what_says_nothing_of_what_it_shows_is_never_kept(desk, site):
    for _ in range(3):
        desk.get("/lam-viec/")

    assert site.asked == ["/lam-viec/?"] * 3


def test_what_was_missing_is_found_once_it_is_there(desk, site):
    site.status = "404 Not Found"
    before = [desk.get("/1/")["status"] for _ in range(2)]
    site.status = "200 OK"
    desk.clock.strike(["article:1"])
    after = [desk.get("/1/")["status"] for _ in range(2)]

    assert (before, after, site.asked) == (["404 Not Found"] * 2, ["200 OK"] * 2, ["/1/?"] * 3)


@pytest.mark.parametrize(
    ("headers", "method"),
    [
        ({"HTTP_COOKIE": "session=abc"}, "GET"),
        ({"HTTP_COOKIE": "a=b; __Host-session=abc"}, "GET"),
        ({"HTTP_COOKIE": "messages=abc"}, "GET"),
        ({"HTTP_HX_REQUEST": "true"}, "GET"),
        ({}, "POST"),
    ],
)
def test_what_is_someones_own_goes_past_what_is_kept(desk, site, headers, method):
    desk.get("/1/")
    desk.get("/1/", method=method, **headers)
    desk.get("/1/", method=method, **headers)

    assert site.asked == ["/1/?"] * 3


def test_a_page_that_sets_a_cookie_is_not_kept(desk, site):
    site.headers = [("Set-Cookie", "csrf=abc")]
    for _ in range(2):
        desk.get("/1/")

    assert site.asked == ["/1/?"] * 2


def test_each_language_host_and_page_of_a_list_is_kept_apart(desk, site):
    asked = [
        {},
        {"HTTP_COOKIE": "django_language=en"},
        {"HTTP_COOKIE": "x=1; django_language=en"},
        {"HTTP_COOKIE": "django_language=xx"},
        {"HTTP_HOST": "muonglay.localhost"},
        {"query": "page=2"},
    ]
    for _ in range(2):
        for one in asked:
            desk.get("/1/", **one)

    assert site.asked == ["/1/?", "/1/?", "/1/?", "/1/?page=2"]


def test_a_query_that_chooses_no_page_is_answered_anew(desk, site):
    for _ in range(2):
        desk.get("/1/", query="q=duoc")

    assert site.asked == ["/1/?q=duoc"] * 2


def test_what_other_sites_add_to_their_links_changes_no_page(desk, site):
    for query in ("fbclid=abc", "utm_source=zalo&utm_medium=x", ""):
        desk.get("/1/", query=query)

    assert site.asked == ["/1/?"]


def test_bodies_are_compressed_once_as_the_reader_takes_them(desk):
    plain = desk.get("/1/")
    answers = {name: desk.get("/1/", HTTP_ACCEPT_ENCODING=name) for name in ("br, gzip", "gzip", "gzip;q=0, deflate")}

    assert brotli.decompress(answers["br, gzip"]["body"]) == plain["body"]
    assert gzip.decompress(answers["gzip"]["body"]) == plain["body"]
    assert answers["gzip;q=0, deflate"]["body"] == plain["body"]
    assert [answer.get("content-encoding") for answer in (plain, *answers.values())] == [None, "br", "gzip", None]
    assert {answer["vary"] for answer in answers.values()} == {"Accept-Encoding, Cookie"}
    for answer in answers.values():
        assert int(answer["content-length"]) == len(answer["body"])


def test_a_reader_who_has_the_page_is_told_so(desk, site):
    first = desk.get("/1/")
    again = desk.get("/1/", HTTP_IF_NONE_MATCH=first["etag"])
    site.text = "Mới"
    desk.clock.strike(["article:1"])
    changed = desk.get("/1/", HTTP_IF_NONE_MATCH=first["etag"])

    assert (again["status"], again["body"]) == ("304 Not Modified", b"")
    assert (changed["status"], changed["body"]) == ("200 OK", "Mới 1 ".encode())


def test_a_head_tells_the_same_without_a_body(desk):
    page = desk.get("/1/")
    head = desk.get("/1/", method="HEAD")

    assert (head["body"], head["content-length"], head["etag"]) == (b"", page["content-length"], page["etag"])


def test_nobody_is_told_what_is_told_to_the_layer(desk, site):
    site.headers = [("X-Member", "1")]
    answers = [desk.get("/1/"), desk.get("/1/", HTTP_COOKIE="session=abc"), desk.get("/lam-viec/")]

    assert [name for answer in answers for name in answer if name.startswith("x-")] == []


def test_behind_tls_a_page_asked_for_without_is_left_to_django(tmp_path, site):
    desk = Desk(tmp_path, site, https=True)
    for scheme in ("http", "http", "https", "https"):
        desk.get("/1/", HTTP_X_FORWARDED_PROTO=scheme)

    assert site.asked == ["/1/?"] * 3


def test_every_view_is_counted_kept_or_not_by_who_reads(desk, site):
    for _ in range(3):
        desk.get("/1/")
    etag = desk.get("/1/")["etag"]
    desk.get("/1/", HTTP_IF_NONE_MATCH=etag)
    desk.get("/1/", method="HEAD")
    desk.get("/1/", HTTP_SEC_PURPOSE="prefetch")
    desk.get("/1/", HTTP_USER_AGENT="Googlebot/2.1 (+http://www.google.com/bot.html)")
    site.headers = [("X-Member", "1")]
    desk.get("/1/", HTTP_COOKIE="session=abc", REMOTE_ADDR="10.0.0.9")
    site.status = "404 Not Found"
    desk.get("/2/")

    reader, member, robot = Kind.READER, Kind.MEMBER, Kind.ROBOT
    assert desk.counted() == {
        f"1|article:1|{reader:d}": 5,
        f"1|article:1|{robot:d}": 1,
        f"1|article:1|{member:d}": 1,
        **{f"1|{what}|{kind:d}": 1 for what in ("visits", "readers") for kind in (reader, member, robot)},
    }


def test_many_who_ask_at_once_wait_for_the_one_who_makes_the_page(tmp_path):
    asked, gate = [], threading.Event()

    def slow(environ, start_response):
        asked.append(environ["PATH_INFO"])
        gate.wait(2)
        start_response("200 OK", [("X-Shows", "article:1")])
        return [b"page"]

    desks = [Desk(tmp_path, slow) for _ in range(6)]
    bodies: list[bytes] = []
    threads = [threading.Thread(target=lambda desk=desk: bodies.append(desk.get("/1/")["body"])) for desk in desks]
    for thread in threads:
        thread.start()
    gate.set()
    for thread in threads:
        thread.join()

    assert (bodies, asked) == ([b"page"] * 6, ["/1/"])


def test_a_page_is_never_taken_for_another_of_the_same_digest(desk, site):
    desk.get("/1/")
    kept = next(path for path in (desk.folder / "pages").glob("??/*") if "." not in path.name)
    line, _, rest = kept.read_bytes().partition(b"\n")
    about = json.loads(line) | {"key": ["elsewhere", "/1/", "", "vi"]}
    kept.write_bytes(json.dumps(about).encode() + b"\n" + rest)

    assert (Desk(desk.folder, site).get("/1/")["body"], site.asked) == ("Được 1 ".encode(), ["/1/?"] * 2)


def test_a_page_put_in_the_place_of_another_is_answered_whole(desk, site, tmp_path):
    other = Desk(tmp_path, site)
    desk.get("/1/")
    other.get("/1/")  # at hand in both, and read by nobody yet as gzip
    site.text = "Rất dài " * 50
    key = ("127.0.0.1", "/1/", "", "vi")
    told = {"names": ["article:1"], "counted": "", "headers": [("Content-Type", "text/html")]}
    other.front._shelf.keep(key, made=other.clock.now(), body=(site.text + "1 ").encode(), **told)  # at the same tick
    answer = desk.get("/1/", HTTP_ACCEPT_ENCODING="gzip")

    assert gzip.decompress(answer["body"]).decode().startswith("Rất dài Rất dài")
    assert int(answer["content-length"]) == len(answer["body"])


def test_files_of_pages_that_are_no_longer_good_go(desk, tmp_path):
    for number in (1, 2, 3):
        desk.get(f"/{number}/")
    desk.clock.strike(["article:2"])
    desk.front._shelf.tidy()

    assert len(list((tmp_path / "pages").glob("??/*"))) == 2
    assert [desk.get(f"/{number}/")["status"] for number in (1, 2, 3)] == ["200 OK"] * 3
