"""What every test may lean on: a clean place to write, no network, and a real browser for those who ask."""

import gc
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase
from django.test.utils import override_settings
from hypothesis import settings as hypothesis_settings

from tests.provide.chromium import find_chromium
from tests.provide.emptying import with_guards_aside
from tests.provide.migrated import keep, kept_tables, take_over
from tests.provide.settling import traffic_watched

hypothesis_settings.register_profile("namhoc", deadline=None)  # speed is a bench, never a test
hypothesis_settings.register_profile("fast", deadline=None, max_examples=25)  # `./run test fast`; the others try 100
hypothesis_settings.load_profile("namhoc")

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request
    from pytest_django.fixtures import SettingsWrapper
    from pytest_django.live_server_helper import LiveServer
    from pytest_django.plugin import DjangoDbBlocker

LOOPBACK = ("127.", "::1", "localhost")
CHROMIUM_ARGS = [
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

SQLITE = "django.db.backends.sqlite3"
PLAIN_FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and skip with a reason what this machine or database cannot show."""
    on_postgresql = os.environ.get("NAMHOC_DATABASE", "").startswith("postgresql:")
    without_browser = pytest.mark.skip(reason="no Chromium here: install it, or name it in NAMHOC_CHROMIUM")
    without_postgresql = pytest.mark.skip(reason="speaks of PostgreSQL, and this round runs on SQLite")
    has_browser = find_chromium() is not None
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser") and not has_browser:
            item.add_marker(without_browser)
        if item.get_closest_marker("postgres") and not on_postgresql:
            item.add_marker(without_postgresql)
    if on_postgresql:
        asked = [item for item in items if _asks_a_database(item) and not item.get_closest_marker("one_database")]
        config.hook.pytest_deselected(items=set(items) - set(asked))  # the round on SQLite has shown those
        items[:] = asked
    slow = {item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in slow)  # those first, so that no core waits for them at the end


def _asks_a_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db", "django_db_setup", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or any(item.get_closest_marker(name) for name in ("django_db", "postgres"))


def pytest_collection_finish() -> None:
    """What stands by now stays: the collector need not walk through all of Django again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionfinish() -> None:
    gc.unfreeze()  # what ends with the process is let go in order


# --- no network, nothing written outside the test's folder, no time spent on slow passwords -------------------------


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """A test that reaches for another machine fails, naming the address."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _only_loopback(getattr(socket.socket, name)))
        yield


def _only_loopback(connect: Any) -> Any:
    def guarded(sock: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise RuntimeError(f"tests use no network, yet something asked for {address[0]}")
        return connect(sock, address)

    return guarded


@pytest.fixture(autouse=True, scope="session")
def _databases_are_emptied() -> Iterator[None]:
    """After a test that writes for good, all tables let go of their rows, and the ground of all pages is laid anew."""
    empty = TransactionTestCase._fixture_teardown

    def emptied(test: TransactionTestCase) -> None:
        from namhoc.publish.ground import root_page

        empty(test)
        root_page()

    with pytest.MonkeyPatch.context() as patch:
        emptying = with_guards_aside(emptied)
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptying)
        yield


@pytest.fixture(scope="session")
def _tables_of_before(pytestconfig: pytest.Config) -> Iterator[Path | None]:
    """Where SQLite's tables are kept between runs; where they are there already, nothing is migrated."""
    if settings.DATABASES["default"]["ENGINE"] != SQLITE or pytestconfig.cache is None:
        yield None
        return
    kept = kept_tables(pytestconfig.cache.mkdir("tables"))
    asked = settings.DATABASES["default"].setdefault("TEST", {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(asked, "MIGRATE", not kept.exists())
        yield kept


@pytest.fixture(scope="session")
def django_db_setup(
    _tables_of_before: Path | None, django_db_setup: None, django_db_blocker: "DjangoDbBlocker"
) -> None:
    """The test's database: migrated once, and taken over by later runs."""
    if _tables_of_before is not None:
        with django_db_blocker.unblock():
            (take_over if _tables_of_before.exists() else keep)(_tables_of_before)


@pytest.fixture(autouse=True)
def _a_transaction_outlives_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that is closed asks for its connection to be, and would end the transaction around a test."""
    was = BaseDatabaseWrapper.close_if_unusable_or_obsolete
    kept = lambda self: None if self.in_atomic_block else was(self)  # noqa: E731
    monkeypatch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", kept)


@pytest.fixture(autouse=True, scope="session")
def _settings_of_tests() -> Iterator[None]:
    """Static files need no collecting, a password is not made costly to guess, nor costly in what a file stands on."""
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    storages = {**settings.STORAGES, "staticfiles": PLAIN_FILES}
    # a test signs in with one factor; tests/people/signin ask for two
    with override_settings(STORAGES=storages, PASSWORD_HASHERS=hashers, SECOND_FACTOR="offered"):
        yield


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, settings: "SettingsWrapper") -> None:
    """Uploads of a test vanish with it, and nothing is remembered of an earlier one."""
    from namhoc.front.remembered import forget

    cache.clear()  # Wagtail remembers pictures by their numbers
    forget()  # as do we the frame of a site
    settings.MEDIA_ROOT = tmp_path / "media"


# --- a real browser -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium with a fresh profile; one for the session, each `page` a context of its own."""
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch:
        # Playwright's loop runs in this thread, and Django would take a plain query for one inside it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            started = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGS)
            yield started
            started.close()


@pytest.fixture
def page(browser: "Browser", live_server: "LiveServer") -> Iterator["Page"]:
    """A page of the site under test, in Vietnamese; it fails the test if anything was asked of another host."""
    context = browser.new_context(base_url=live_server.url, locale="vi-VN", viewport={"width": 1280, "height": 900})
    asked_elsewhere: list[str] = []

    def refuse(route: Any, request: "Request") -> None:
        if request.url.startswith((live_server.url, "data:", "blob:")):
            route.continue_()
        else:
            asked_elsewhere.append(request.url)
            route.abort()

    context.route("**/*", refuse)
    opened = context.new_page()
    with traffic_watched() as traffic:
        yield opened
        context.close()
        traffic.settle()
    assert asked_elsewhere == [], "a page loads nothing from elsewhere"
