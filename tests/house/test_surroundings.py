"""What conftest promises every test."""

import os
import socket

import pytest
from django.db import connection


def test_a_test_that_reaches_for_another_machine_fails():
    with socket.socket() as probe, pytest.raises(RuntimeError, match=r"asked for 192\.0\.2\.1"):
        probe.connect(("192.0.2.1", 80))


def test_the_database_is_the_one_this_round_is_about():
    named = os.environ.get("NAMHOC_DATABASE", "")

    assert connection.vendor == ("postgresql" if named.startswith("postgresql:") else "sqlite")


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_round_on_postgresql_speaks_to_postgresql():
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()")

        assert cursor.fetchone()[0].startswith("PostgreSQL ")


def test_a_real_browser_shows_vietnamese(browser):
    page = browser.new_page()
    page.set_content("<p>Điện Biên: <b>8/12</b> trường</p>")

    assert page.inner_text("p") == "Điện Biên: 8/12 trường"
    page.close()
