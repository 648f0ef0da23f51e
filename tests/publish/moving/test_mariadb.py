"""The same with MariaDB itself, where it is installed: its dumps, and its database while it runs."""

import gzip
import os
import shutil
import subprocess
import time

import pytest

from namhoc.publish.moving.origin import DumpFile, LiveDatabase, wanted
from tests.publish.moving import old_portal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("mariadbd") is None, reason="no MariaDB here: apt-get install mariadb-server"),
]


def as_nobody():
    """The server refuses to run as root; it is given another hand where the tests have that one."""
    return ["--user=nobody"] if os.getuid() == 0 else []


def answers(socket):
    asked = ["mariadb-admin", "--no-defaults", "-uroot", "-S", socket, "ping"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mariadb")
    for above in [folder, *list(folder.parents)[:3]]:
        if above.owner() != "root" or above.name.startswith(("pytest", "mariadb", "popen")):
            above.chmod(0o755)
    if as_nobody():
        shutil.chown(folder, "nobody")
    place = [f"--datadir={folder}/data", "--no-defaults", *as_nobody()]
    place.sort(key=lambda word: word != "--no-defaults")
    made = ["mariadb-install-db", *place, "--auth-root-authentication-method=normal", "--skip-test-db"]
    subprocess.run(made, check=True, capture_output=True)
    socket = folder / "s.sock"
    running = subprocess.Popen(
        ["mariadbd", *place, f"--socket={socket}", "--skip-networking", "--innodb-buffer-pool-size=16M"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + 60
    while not answers(socket):
        assert time.monotonic() < end, "the server does not answer"
        time.sleep(0.2)
    yield socket
    running.terminate()
    running.wait(30)


@pytest.fixture(scope="module")
def filled(server):
    text = "CREATE DATABASE nv CHARACTER SET utf8mb4; USE nv;\n" + old_portal.as_mysqldump(old_portal.portal(200))
    subprocess.run(["mariadb", "--no-defaults", "-uroot", "-S", server], input=text.encode(), check=True)
    return server


def dumped(server, path, *how):
    text = subprocess.run(
        ["mariadb-dump", "--no-defaults", "-uroot", "-S", server, *how, "nv"], check=True, capture_output=True
    ).stdout
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    file = DumpFile(path)
    rows = [(row.table, dict(row.values)) for row in file.rows()]
    assert file.findings == []
    return rows


def test_its_dumps_in_every_form_and_the_running_database_say_the_same(filled, tmp_path):
    usual = dumped(filled, tmp_path / "a.sql")
    live = LiveDatabase(f"mysql://root@localhost/nv?socket={filled}")
    read = [(row.table, dict(row.values)) for row in live.rows()]
    ours = old_portal.portal(200)

    assert len(usual) == sum(len(rows) for table, rows in ours.items() if wanted(table))
    assert dumped(filled, tmp_path / "b.sql.gz", "--skip-extended-insert", "--hex-blob") == usual
    assert dumped(filled, tmp_path / "c.sql", "--complete-insert", "--no-create-info") == usual
    assert read == usual
