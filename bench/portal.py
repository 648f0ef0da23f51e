"""The public portal as readers ask for it: kept pages, pages made anew, views counted while workers are killed.

One server process on one core, wrk on the other; an article of the first seed's size among 200 and among 10 000. Beside
it nginx serving the very same bytes from a file. NukeViet's figures are those of docs/operate/portal.md: its 4.5 took
75 requests a second for a returning reader's article on this kind of machine, pinned alike.

Needs Debian's wrk and nginx, and two cores.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import Result, at_least, at_most
from bench._first_look import first_look
from bench._loading import FIREFOX, Load, asked, family_of, free_port, missing, running

NAMHOC = str(Path(sys.executable).with_name("namhoc"))
NUKEVIET = 75  # requests a second
FEW, MANY = 200, 10_000
TIMES_NUKEVIET, MOST_KEPT_MS, MOST_MADE_MS, MOST_P99_MS, OF_NGINX = 300, 0.05, 6.0, 10.0, 0.4
MOST_TEXT_S, MOST_LARGEST_S = 3.0, 4.0
FLAT = 0.8  # of the rate among few, at least, among many
VIEWS, KILLS_EVERY = 1_000_000, 2.0
OWN_SESSION = "Cookie: session=nobody"  # a page made for this reader alone, not a kept one
NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; default_type text/html; }} }}
"""
ANY_OF = """
local paths = {{}}
for line in io.lines("{file}") do paths[#paths + 1] = line end
math.randomseed(7)
request = function() return wrk.format("GET", paths[math.random(#paths)]) end
"""


def measure() -> Iterator[Result]:
    """Few articles, many articles, nginx, then a million views."""
    lacking = missing("wrk", "nginx", "taskset")
    if lacking:
        raise SystemExit(f"bench portal needs {' and '.join(lacking)}: apt-get install wrk nginx-light util-linux")
    with tempfile.TemporaryDirectory() as place:
        few, many = Portal(Path(place) / "few", FEW), Portal(Path(place) / "many", MANY)
        with few.served() as pid:
            kept, made, body = few.one(pid), few.made(pid), few.body()
            counted = few.counted()
            seen = first_look(few.article)
        with many.served() as pid:
            kept_of_many, all_of_many, made_of_many = many.one(pid), many.all(pid), many.made(pid)
        static = by_nginx(Path(place), body)
        with few.served(workers=2) as pid:
            views = few.views_while_workers_die(pid)
            stored = few.counted() - counted
    yield at_least("article, kept", kept.rate, "requests/s", TIMES_NUKEVIET * NUKEVIET)
    yield at_least("article, kept, over NukeViet 4.5", kept.rate / NUKEVIET, "×", TIMES_NUKEVIET)
    yield at_most("article, kept, processor", kept.cpu_ms, "ms", MOST_KEPT_MS)
    yield at_most("article, kept, 99 of 100", kept.p99_ms, "ms", MOST_P99_MS)
    yield at_least("article, kept, over nginx with a file", kept.rate / static.rate, "×", OF_NGINX)
    yield Result("the same file, nginx", static.rate, "requests/s")
    yield Result("article, bytes", len(body), "bytes")
    yield at_most("article, made anew, processor", made.cpu_ms, "ms", MOST_MADE_MS)
    yield at_most(f"article, made anew among {MANY}, processor", made_of_many.cpu_ms, "ms", MOST_MADE_MS)
    yield at_most("first text on slow 3G, processor four times slower", seen.text, "s", MOST_TEXT_S)
    yield at_most("largest part seen at once, on the same", seen.largest, "s", MOST_LARGEST_S)
    yield at_least(f"article, kept, among {MANY} over among {FEW}", kept_of_many.rate / kept.rate, "×", FLAT)
    yield Result(f"any of {MANY} articles, made once and kept", all_of_many.rate, "requests/s")
    yield at_most(
        "answers that were errors",
        sum(one.errors for one in (kept, made, kept_of_many, made_of_many, all_of_many, static)),
        "",
        0,
    )
    yield at_most("views answered and not counted, one run", kept.requests + made.requests - counted, "views", 0)
    yield at_least("views answered while workers were killed", views.requests, "views", VIEWS)
    yield at_most("of these not counted", views.requests - stored, "views", 0)
    yield Result("counted besides: answered to nobody any more", stored - views.requests, "views")


class Portal:
    """A portal of its own, made and served from one folder."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder, self.port = folder, free_port()
        folder.mkdir()
        self.environment = {"NAMHOC_VAR": str(folder), "PYTHONUTF8": "1"}
        made = subprocess.run(
            [sys.executable, "-m", "bench._portal_made", str(number)],
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=True,
        )
        self.paths: list[str] = json.loads(made.stdout)
        (folder / "paths").write_text("\n".join(self.paths), encoding="utf-8")
        (folder / "any.lua").write_text(ANY_OF.format(file=folder / "paths"), encoding="utf-8")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def article(self) -> str:
        """One in the middle: ten newer and ten older stand below it."""
        return self.address + self.paths[len(self.paths) // 2]

    @contextmanager
    def served(self, workers: int = 1) -> Iterator[int]:
        command = [NAMHOC, "serve", "--port", str(self.port), "--workers", str(workers)]
        with running(command, self.article, self.environment, self.folder / "log") as pid:
            asked(self.article, pid, seconds=2)  # everything is imported and compiled
            yield pid

    def one(self, pid: int) -> Load:
        return asked(self.article, pid)

    def all(self, pid: int) -> Load:
        return asked(self.address, pid, script=self.folder / "any.lua")

    def made(self, pid: int) -> Load:
        return asked(self.article, pid, connections=4, headers=[OWN_SESSION])

    def body(self) -> bytes:
        request = urllib.request.Request(self.article, headers={"User-Agent": FIREFOX})
        with urllib.request.urlopen(request) as answer:
            content: bytes = answer.read()
        return content

    def counted(self) -> int:
        """Views of articles by people, as soon as the table has them all."""
        told = -1
        while True:
            time.sleep(6)
            asked_for = subprocess.run(
                [sys.executable, "-c", COUNTED], env={**os.environ, **self.environment}, capture_output=True, check=True
            )
            now = int(asked_for.stdout)
            if now == told:
                return now
            told = now

    def views_while_workers_die(self, pid: int) -> Load:
        """At least a million answers, while one worker after the other is killed."""
        over = threading.Event()
        killing = threading.Thread(target=_kill_workers, args=(pid, over))
        killing.start()
        try:
            runs: list[Load] = []
            while sum(run.requests for run in runs) < VIEWS:
                runs.append(asked(self.article, pid, seconds=20))
        finally:
            over.set()
            killing.join()
        return Load(
            sum(run.requests for run in runs),
            sum(run.seconds for run in runs),
            max(run.p99_ms for run in runs),
            0,  # a connection to a worker that is killed breaks
            sum(run.cpu_s for run in runs),
        )


COUNTED = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "namhoc.settings"
import django; django.setup()
from django.db.models import Sum
from namhoc.front.models import Count
print(Count.objects.filter(what__startswith="article:", kind=0).aggregate(all=Sum("number"))["all"] or 0)
"""


def _kill_workers(pid: int, over: threading.Event) -> None:
    while not over.wait(KILLS_EVERY):
        workers = family_of(pid)[1:]
        if len(workers) > 1:  # the other one goes on answering
            os.kill(workers[0], signal.SIGKILL)


def by_nginx(place: Path, body: bytes) -> Load:
    """Nginx on the same core, serving the same bytes from a file."""
    folder, port = place / "nginx", free_port()
    (folder / "www").mkdir(parents=True)
    (folder / "www" / "article").write_bytes(body)
    settings = folder / "nginx.conf"
    settings.write_text(NGINX.format(folder=folder, port=port), encoding="utf-8")
    place.chmod(0o755)  # nginx's worker is somebody else
    url = f"http://127.0.0.1:{port}/article"
    with running(["nginx", "-p", str(folder), "-c", str(settings)], url, {}, folder / "log") as pid:
        return asked(url, pid)
