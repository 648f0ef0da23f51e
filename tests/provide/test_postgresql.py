"""The throw-away PostgreSQL serves one command and is gone afterwards."""

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.house.tree import ROOT
from tests.provide.postgresql import find_programs

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_programs() is None, reason="no PostgreSQL programs here"),
]
COMMAND = """
import os, psycopg, sys
address = os.environ["NAMHOC_DATABASE"]
with psycopg.connect(address) as connection:
    version = connection.execute("SELECT current_setting('server_version_num')::int").fetchone()[0]
print(address, version)
sys.exit(5)
"""


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def short_folder():
    """A folder that any user may enter and whose path a socket can bear; pytest's own are root's alone and long."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_command_finds_a_server_and_leaves_nothing_behind_when_it_fails(short_folder):
    command = [sys.executable, "-m", "tests.provide.postgresql", sys.executable, "-c", COMMAND]
    environment = {**os.environ, "TMPDIR": str(short_folder)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    address, version = done.stdout.split()

    assert (done.returncode, int(version) > 0) == (5, True), done.stderr
    assert (answers(urlsplit(address).port), list(short_folder.iterdir())) == (False, [])
