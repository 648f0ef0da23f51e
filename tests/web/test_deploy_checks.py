"""Django's own checks for a site behind TLS."""

import os
import subprocess
import sys

import pytest

from tests.house.tree import ROOT

pytestmark = pytest.mark.slow  # each starts a process with settings of its own
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith(("NAMHOC_", "DJANGO_"))}
BEHIND_TLS = {"NAMHOC_HTTPS": "1", "NAMHOC_HOSTS": "gd.vn", "NAMHOC_ADDRESS": "https://gd.vn"}


def said(tmp_path, script, *, told_of_trouble=True, **environment):
    """What a process of its own says under these settings."""
    done = subprocess.run(
        [sys.executable, *script],
        cwd=ROOT,
        env={**PLAIN, **BEHIND_TLS, "NAMHOC_VAR": str(tmp_path), "NAMHOC_DATABASE": "", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if told_of_trouble else subprocess.DEVNULL,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def checked(tmp_path, **environment):
    command = ["-m", "namhoc.cli", "manage", "check", "--deploy", "--fail-level", "WARNING"]
    return said(tmp_path, command, **environment)


def headers(tmp_path, **environment):
    script = (
        "import os, django; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'namhoc.settings'); django.setup();"
        "from django.test import Client;"
        "print(Client().get('/suc-khoe/', secure=True, HTTP_HOST='gd.vn').headers['Strict-Transport-Security'])"
    )
    return said(tmp_path, ["-c", script], told_of_trouble=False, **environment)[1].strip()


def test_nothing_is_found_and_nothing_silenced(tmp_path):
    assert checked(tmp_path) == (0, "System check identified no issues (0 silenced).\n")


def test_without_tls_the_checks_have_much_to_say(tmp_path):
    code, told = checked(tmp_path, NAMHOC_HTTPS="0")

    assert (code, "security.W004" in told) == (1, True)


@pytest.mark.parametrize(
    ("wide", "told"),
    [("", "max-age=31536000; includeSubDomains; preload"), ("own", "max-age=31536000")],
)
def test_tls_is_asked_for_by_name_and_below_unless_told_otherwise(tmp_path, wide, told):
    assert headers(tmp_path, NAMHOC_HSTS=wide) == told
