"""Requests as no browser sends them: said twice, for another host, along strange paths, in the wrong dress."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

OPEN = ("/", "/tin-tuc/", "/tim-kiem/", "/tin-moi.rss", "/sitemap.xml", "/api/figures", "/don-vi/", "/dang-nhap/")
LONG = "ă" * 9_000


class Case(NamedTuple):
    """One request; its path stands as it is sent."""

    name: str
    path: str = "/"
    method: str = "GET"
    headers: Mapping[str, str] = {}
    body: bytes = b""
    kind: str = "application/octet-stream"


def said_twice() -> Iterator[Case]:
    """A parameter given twice, as a list, as a thing, in another's name."""
    for query in ("q=a&q=b", "q[]=a", "q[a]=b", "q=a;q=b", "Q=a&q=b", "q", "=a", "&&&", "q=%ff%fe", "q=%00", "q=%"):
        yield Case(f"search ?{query}", f"/tim-kiem/?{query}")
    for page in (
        "-1",
        "0",
        "1e9",
        "999999999999999999999",
        "NaN",
        "1%00",
        "%D9%A3",
        "last",
        "1&page=2",
        "%F0%9F%91%8D",
    ):
        yield Case(f"page {page}", f"/tin-tuc/?page={page}")
    for name in ("next", "ngon-ngu", "lang", "format", "_method", "debug", "callback", "utm_source"):
        yield Case(f"unknown {name}", f"/?{name}=//evil.example/%0d%0aSet-Cookie:a=b")
    for figures in ("year=9999-10000", "year=x", "unit=%00", "limit=-1", "limit=1e99", "offset=999999999999999999999"):
        yield Case(f"api {figures}", f"/api/figures?{figures}")
    yield Case("a thousand parameters", "/tim-kiem/?" + "&".join(f"a{number}={number}" for number in range(1000)))
    yield Case("a very long question", f"/tim-kiem/?q={'%C4%83' * 3000}")
    yield Case("brackets for ever", "/tim-kiem/?q=" + "%5B" * 4000)
    yield Case("marks of a query language", "/tim-kiem/?q=%22AND%20(a%20OR%20NEAR(b,%201))%20*%20-c:d%22")
    yield Case("one quote", "/tim-kiem/?q=%22")
    yield Case("one star", "/tim-kiem/?q=*")
    yield Case("sql", "/tim-kiem/?q=%27;DROP%20TABLE%20publish_articlepage;--")


HOSTS = ("evil.example", "testserver:99999", "testserver@evil.example", "evil.example#testserver", "[::1",
         "testserver/a", "testserver, evil.example", "a" * 300, "testserver\t", "TESTSERVER.",
         "127.0.0.1.evil.example", "xn--0",
         "tés", "../..")  # fmt: skip


def other_hosts() -> Iterator[Case]:
    for host in HOSTS:
        yield Case(f"host {host[:30]!r}", headers={"HTTP_HOST": host})
    for name in ("X_FORWARDED_HOST", "X_HOST", "FORWARDED", "X_FORWARDED_SERVER", "X_ORIGINAL_URL", "X_REWRITE_URL",
                 "X_FORWARDED_PREFIX", "X_FORWARDED_PROTO", "X_FORWARDED_PORT", "CLIENT_IP", "X_REAL_IP"):  # fmt: skip
        yield Case(f"header {name}", headers={f"HTTP_{name}": "//evil.example/quan-tri/"})


PATHS = (
    "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/media/../namhoc.sqlite3",
    "/media/images/../../secret-key", "/media/images/..%2f..%2fsecret-key", "/media/images/%2e%2e/%2e%2e/secret-key",
    "/media/images//etc/passwd", "/media/original_images/a.png", "/media/%00", "/media/images/%00.png",
    "/media/images/" + "a" * 400, "/static/../settings.py", "/static/%2e%2e/%2e%2e/settings.py", "//evil.example/",
    "/\\evil.example", "/%5cevil.example", "///", "/.", "/..", "/;a=b", "/tin-tuc;a=b/", "/tin-tuc//", "/TIN-TUC/",
    "/tin-tuc/%c0%ae%c0%ae/", "/tin-tuc/%ff", "/tin-tuc/%0d%0aSet-Cookie:a=b", "/tin-tuc/%E2%80%AE/", "/%",
    "/%zz", "/tin-tuc/" + "a/" * 300, "/" + "a" * 7000, "/tai-lieu/1/a.pdf", "/tai-lieu/99999999999999999999/a",
    "/tai-lieu/-1/a", "/don-vi/../", "/don-vi/%00/", "/don-vi/" + "a" * 300 + "/", "/so-lieu/99999999999999999999/",
    "/loi-moi/..%2f../", "/loi-moi/%00/", "/api/figures/99999999999999999999", "/api/%2e%2e/lam-viec/", "/api/docs/..",
    "/quan-tri/..%2flam-viec/", "/.git/config", "/.env", "/wp-login.php", "/index.php?nv=news", "/admin/",
)  # fmt: skip


def paths() -> Iterator[Case]:
    for path in PATHS:
        yield Case(f"path {path[:60]} of {len(path)}", path)


def heavy_headers() -> Iterator[Case]:
    for name, value in {
        "ACCEPT_LANGUAGE": "vi," * 3000, "ACCEPT": "*/*," * 3000, "REFERER": "http://" + "a" * 9000,
        "USER_AGENT": "\x00\xff" * 4000, "COOKIE": "a=b;" * 4000, "IF_NONE_MATCH": '"a",' * 4000,
        "IF_MODIFIED_SINCE": "Thu, 99 Foo 99999 99:99:99 GMT", "RANGE": "bytes=" + "0-1," * 2000,
        "ACCEPT_ENCODING": "br;q=9," * 2000, "AUTHORIZATION": "Basic " + "=" * 4000, "ORIGIN": "null",
        "SEC_FETCH_SITE": "x" * 5000, "EXPECT": "100-continue", "UPGRADE": "h2c", "HX_REQUEST": "a" * 3000,
        "HX_CURRENT_URL": "//evil.example", "CONTENT_ENCODING": "gzip", "TRANSFER_ENCODING": "chunked",
    }.items():  # fmt: skip
        yield Case(f"heavy {name}", headers={f"HTTP_{name}": value})
    for cookie in ("session=../../etc/passwd", "session=" + "a" * 5000, "csrf=\x01", "django_language=../vi",
                   "django_language=xx-yy-zz", "messages=a:b:c", "sessionid=", "=;=;=", '"'):  # fmt: skip
        yield Case(f"cookie {cookie[:30]!r}", headers={"HTTP_COOKIE": cookie})


KINDS = ("application/json", "text/plain", "application/xml", "multipart/form-data", "multipart/form-data; boundary=",
         'multipart/form-data; boundary="a\nb"', "application/x-www-form-urlencoded; charset=utf-7",
         "application/x-www-form-urlencoded; charset=no-such", "multipart/form-data; boundary=x; charset=utf-16",
         "a" * 3000, "", "text/html; charset=%00")  # fmt: skip


def wrong_dress() -> Iterator[Case]:
    body = b'{"username": {"$ne": ""}, "password": ["a"]}'
    for kind in KINDS:
        yield Case(f"kind {kind[:60]!r}", "/dang-nhap/", "POST", kind=kind, body=body)
    parts = b'--x\r\nContent-Disposition: form-data; name="a"; filename="../../a"\r\n\r\n' + b"b" * 100
    yield Case("a part that never ends", "/dang-nhap/", "POST", kind="multipart/form-data; boundary=x", body=parts)
    many = b"".join(b'--x\r\nContent-Disposition: form-data; name="a%d"\r\n\r\nb\r\n' % n for n in range(4500))
    yield Case(
        "thousands of parts", "/dang-nhap/", "POST", kind="multipart/form-data; boundary=x", body=many + b"--x--"
    )
    form = "application/x-www-form-urlencoded"
    yield Case("thousands of fields", "/dang-nhap/", "POST", kind=form, body=b"a=b&" * 5000)
    yield Case("no letters", "/dang-nhap/", "POST", kind=form, body=b"username=%ff%fe&password=%00")
    yield Case("too much", "/dang-nhap/", "POST", kind=form, body=b"a" * 300_000)
    yield Case("deep JSON", "/dang-nhap/", "POST", kind="application/json", body=b"[" * 20_000)


def other_methods() -> Iterator[Case]:
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "MKCOL", "FOO", "get", "OPTIONS", "HEAD"):
        yield Case(f"method {method}", "/tin-tuc/", method)
    for how in ("X_HTTP_METHOD_OVERRIDE", "X_HTTP_METHOD", "X_METHOD_OVERRIDE"):
        for path in ("/tin-tuc/", "/lam-viec/bai-viet/"):
            yield Case(f"{how} at {path}", path, "POST", {f"HTTP_{how}": "DELETE"})
    for path in OPEN:
        yield Case(f"posted to {path}", path, "POST", body=b"_method=DELETE", kind="application/x-www-form-urlencoded")


def cases() -> list[Case]:
    return [*said_twice(), *other_hosts(), *paths(), *heavy_headers(), *wrong_dress(), *other_methods()]


def environ(case: Case) -> dict[str, Any]:
    """The request as a server hands it over."""
    path, _, query = case.path.partition("?")
    return {
        "method": case.method,
        "path": path,
        "data": case.body,
        "content_type": case.kind,
        "QUERY_STRING": query,
        **case.headers,
    }


# --- over the wire: what only a server can get wrong ----------------------------------------------------------------

START = "GET /suc-khoe/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
POST = "POST /dang-nhap/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def over_the_wire() -> dict[str, bytes]:
    """Whole requests as bytes, by name; in none of them may a second one hide."""
    length = f"Content-Length: {len(SMUGGLED)}\r\n"
    told = {
        "length and chunks": f"{POST}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{SMUGGLED}",
        "chunks and length": f"{POST}Transfer-Encoding: chunked\r\n{length}\r\n0\r\n\r\n{SMUGGLED}",
        "two lengths": f"{POST}Content-Length: 0\r\n{length}\r\n{SMUGGLED}",
        "two lengths in one": f"{POST}Content-Length: 0, {len(SMUGGLED)}\r\n\r\n{SMUGGLED}",
        "length below nothing": f"{POST}Content-Length: -1\r\n\r\n{SMUGGLED}",
        "length with a plus": f"{POST}Content-Length: +0\r\n\r\n{SMUGGLED}",
        "length in hex": f"{POST}Content-Length: 0x0\r\n\r\n{SMUGGLED}",
        "length beyond everything": f"{POST}Content-Length: {'9' * 40}\r\n\r\n",
        "chunked, written otherwise": f"{POST}Transfer-Encoding: xchunked\r\n{length}\r\n{SMUGGLED}",
        "chunked twice": f"{POST}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n{SMUGGLED}",
        "chunked after a tab": f"{POST}Transfer-Encoding:\tchunked\r\n{length}\r\n0\r\n\r\n{SMUGGLED}",
        "chunked under a folded line": f"{POST}Transfer-Encoding:\r\n chunked\r\n{length}\r\n0\r\n\r\n{SMUGGLED}",
        "blank before the colon": f"{POST}Content-Length : 0\r\n{length}\r\n{SMUGGLED}",
        "chunk of no number": f"{POST}Transfer-Encoding: chunked\r\n\r\nxyz\r\n{SMUGGLED}",
        "chunk below nothing": f"{POST}Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n{SMUGGLED}",
        "chunk beyond everything": f"{POST}Transfer-Encoding: chunked\r\n\r\n{'f' * 20}\r\na\r\n",
        "chunk with a long remark": f"{POST}Transfer-Encoding: chunked\r\n\r\n0;{'a' * 20_000}\r\n\r\n",
        "lines without a return": START.replace("\r\n", "\n") + "\n",
        "a return alone": f"{START}X: a\rY: b\r\n\r\n",
        "a null in a header": f"{START}X: a\0b\r\n\r\n",
        "no host": "GET /suc-khoe/ HTTP/1.1\r\n\r\n",
        "two hosts": f"{START}Host: evil.example\r\n\r\n",
        "a whole address": "GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "version of its own": "GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
        "no version": "GET /\r\n\r\n",
        "a header of 1 MB": f"{START}X: {'a' * 1_000_000}\r\n\r\n",
        "ten thousand headers": START + "".join(f"X{n}: a\r\n" for n in range(10_000)) + "\r\n",
        "a line of 1 MB": f"GET /{'a' * 1_000_000} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "noise": "\x16\x03\x01\x02\0\x01" * 20,
    }
    return {name: text.encode("latin-1") for name, text in told.items()}
