"""A server pinned to one core, asked by wrk from the other; what it took in processor time."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SERVER, ASKER = "1", "0"  # cores
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
TICKS = os.sysconf("SC_CLK_TCK")
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
PATIENCE = 120


@dataclass(frozen=True)
class Load:
    """What wrk saw in one run, and what the server's processes took meanwhile."""

    requests: int
    seconds: float
    p99_ms: float
    errors: int
    cpu_s: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of the server's processor a request."""
        return 1000 * self.cpu_s / max(self.requests, 1)


def missing(*programs: str) -> list[str]:
    """Which of these this machine has not."""
    return [program for program in programs if shutil.which(program) is None]


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@contextmanager
def running(command: Sequence[str], url: str, environment: dict[str, str], log: Path) -> Iterator[int]:
    """A server on its core, as soon as it answers, by the number of its first process; ended afterwards."""
    with log.open("wb") as told:
        started = subprocess.Popen(
            ["taskset", "-c", SERVER, *command], env={**os.environ, **environment}, stdout=told, stderr=told
        )
    try:
        _wait_for(url, started, log)
        yield started.pid
    finally:
        started.send_signal(signal.SIGTERM)
        try:
            started.wait(30)
        except subprocess.TimeoutExpired:
            started.kill()


def _wait_for(url: str, started: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if started.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer:\n{log.read_text(errors='replace')[-2000:]}")


def asked(
    url: str,
    pid: int,
    *,
    seconds: int = 8,
    connections: int = 32,
    headers: Sequence[str] = (),
    script: Path | None = None,
) -> Load:
    """One run of wrk."""
    command = ["taskset", "-c", ASKER, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    command += ["-H", f"User-Agent: {FIREFOX}", *(part for header in headers for part in ("-H", header))]
    before = cpu_of(pid)
    done = subprocess.run(
        [*command, *(["-s", str(script)] if script else []), url], capture_output=True, text=True, check=True
    )
    return read(done.stdout, cpu_of(pid) - before)


def read(told: str, cpu_s: float) -> Load:
    """What wrk prints."""
    requests = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m)\b", told)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)", told)
    if requests is None or slow is None:
        raise ValueError(f"wrk said:\n{told}")
    seconds = float(requests[2]) * (60 if requests[3] == "m" else 1)
    socket_errors = sum(map(int, re.findall(r"(?:connect|read|write|timeout) (\d+)", told)))
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    errors = socket_errors + (int(refused[1]) if refused else 0)
    return Load(int(requests[1]), seconds, float(slow[1]) * UNITS[slow[2]], errors, cpu_s)


def family_of(pid: int) -> list[int]:
    """A process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int(place.joinpath("stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(place.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def cpu_of(pid: int) -> float:
    """Seconds of processor that a process and its children have taken."""
    taken = 0
    for one in family_of(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        taken += int(fields[11]) + int(fields[12])
    return taken / TICKS
