"""What only a server can get wrong: requests as bytes, against the site as it is really served."""

import os
import socket
import subprocess
import time
from contextlib import closing, suppress
from http.client import HTTPConnection

import pytest

from tests.hostile.requests import START, over_the_wire
from tests.house.tree import ROOT
from tests.journeys.site import COMMAND, PATIENCE, _free_port

pytestmark = pytest.mark.slow
STALLED = 40


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """The site, empty, behind one worker on a loopback port."""
    folder, free = tmp_path_factory.mktemp("served"), _free_port()
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("NAMHOC_", "DJANGO_"))}
    with (folder / "log").open("ab") as log:
        served = subprocess.Popen(
            [COMMAND, "serve", "--port", str(free), "--workers", "1"],
            cwd=ROOT,
            env={**plain, "NAMHOC_VAR": str(folder), "NAMHOC_ADDRESS": f"http://127.0.0.1:{free}"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        until = time.monotonic() + PATIENCE * 2
        while time.monotonic() < until and not is_well(free):
            time.sleep(0.2)
        yield free
        assert "Internal Server Error" not in (folder / "log").read_text()
    finally:
        served.terminate()
        served.wait(timeout=20)


def is_well(port):
    with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection, suppress(OSError):
        connection.request("GET", "/suc-khoe/")
        return connection.getresponse().status == 200
    return False


def answer_to(port, data):
    """All that comes back for these bytes, until the server lets go or says nothing more."""
    told = b""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=2)) as line, suppress(OSError):
        line.sendall(data)
        while part := line.recv(65_536):
            told += part
    return told


@pytest.mark.parametrize("name", sorted(over_the_wire()))
def test_no_second_request_hides_in_a_first_one(port, name):
    told = answer_to(port, over_the_wire()[name])

    lines = [line for line in told.split(b"\r\n") if line.startswith(b"HTTP/1.")]
    statuses = [int(line.split()[1]) for line in lines]
    assert [status for status in statuses if status >= 500 and status != 505] == []
    assert 404 not in statuses or len(statuses) == 1, "the smuggled request was answered"
    assert is_well(port)


def test_those_who_stall_keep_nobody_waiting(port):
    """Forty who send half a request and then nothing: everybody else is answered at once."""
    lines = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(STALLED)]
    try:
        for number, line in enumerate(lines):
            body = b"POST /dang-nhap/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\na"
            line.sendall(START.encode() if number % 2 else body)
        begun = time.monotonic()
        assert is_well(port)
        assert time.monotonic() - begun < 2
    finally:
        for line in lines:
            line.close()
