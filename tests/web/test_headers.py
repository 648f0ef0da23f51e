"""What every answer tells the browser."""

import re

import pytest

from namhoc.people.models import Account
from namhoc.people.roles import Role
from namhoc.web.headers import policy_for
from tests.publish import planted


def policy(answer):
    parts = (part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    return {name: value.split() for name, value in parts}


@pytest.mark.parametrize("address", ["/", "/tin-tuc/", "/tim-kiem/", "/dang-nhap/", "/khong-co/", "/api/figures"])
def test_public_pages_load_scripts_and_styles_from_here_alone(reader, address):
    told = policy(reader.get(address))

    assert (told["script-src"], told["style-src"], told["default-src"]) == (["'self'"], ["'self'"], ["'none'"])


@pytest.mark.parametrize("address", ["/", "/dang-nhap/", "/khong-co/", "/lam-viec/", "/lam-viec/bai-viet/"])
def test_no_page_needs_what_the_policy_forbids(reader, office, address):
    reader.force_login(planted.a_post(office, Role.EDITOR).account)

    page = reader.get(address, follow=True).content.decode()

    assert re.findall(r"\sstyle=|\son[a-z]+=|javascript:", page) == []
    assert [tag for tag in re.findall(r"<script[^>]*>", page) if "src=" not in tag and "ld+json" not in tag] == []
    assert re.findall(r"<style", page) == []


@pytest.mark.parametrize("path", ["/", "/lam-viec/", "/quan-tri/pages/", "/api/docs", "/tai-lieu/1/a.pdf", "/media/a"])
def test_no_policy_lets_anything_unsafe_in(path):
    assert ("unsafe" in policy_for(path), "unsafe" in policy_for(path, "abc")) == (False, False)


def test_a_nonce_is_told_once_and_then_never_again(reader, office):
    reader.force_login(Account.objects.create_superuser("keeper", password="x", name="Người giữ trang"))

    pages = [reader.get("/quan-tri/redirects/add/") for _ in range(2)]

    told = [policy(page)["script-src"] for page in pages]
    written = [re.findall(r'<script nonce="([^"]+)">', page.content.decode()) for page in pages]
    assert told == [["'self'", f"'nonce-{nonces[0]}'"] for nonces in written]
    assert written[0] != written[1]


def test_no_page_may_ask_for_camera_or_place(reader):
    told = reader.get("/").headers["Permissions-Policy"]

    assert ("camera=()" in told, "geolocation=()" in told) == (True, True)


def test_pages_of_someone_signed_in_are_kept_nowhere(reader, office):
    assert reader.get("/").headers["Cache-Control"] == "public, no-cache"

    reader.force_login(planted.a_post(office).account)

    assert reader.get("/lam-viec/").headers["Cache-Control"] == "private, no-store"
