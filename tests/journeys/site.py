"""The site itself: the `namhoc` command serving a prepared folder on a loopback port, on the day the year is at."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

from tests.house.tree import ROOT

COMMAND = Path(sys.executable).with_name("namhoc")
PATIENCE = 60  # seconds until a server answers, on a busy machine


class Site:
    """One installation. It is served anew on each day, at the same address, with all that was done before."""

    def __init__(self, prepared: Path, folder: Path) -> None:
        shutil.copytree(prepared, folder)
        self.folder, self.port = folder, _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def open_on(self, day: str) -> None:
        """The site, on this day."""
        self.close()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [COMMAND, "serve", "--port", str(self.port), "--workers", "1"],
                cwd=ROOT,
                env={**os.environ, **self._settings(day)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def close(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    @property
    def said(self) -> str:
        """What the server wrote: nothing, as long as nothing broke."""
        return self._log.read_text(encoding="utf-8")

    @property
    def _log(self) -> Path:
        return self.folder / "server.log"

    def _settings(self, day: str) -> dict[str, str]:
        return {
            "NAMHOC_VAR": str(self.folder),
            "NAMHOC_ADDRESS": self.address,
            "NAMHOC_TODAY": day,
            "NAMHOC_SAMPLE": "1",
            "NAMHOC_DATABASE": "",
        }

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._process is not None and self._process.poll() is None:
            if self._answers():
                return
            time.sleep(0.1)
        raise RuntimeError(f"the site did not start:\n{self.said}")

    def _answers(self) -> bool:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=5)) as connection:
            try:
                connection.request("GET", "/suc-khoe/")
                return connection.getresponse().status == 200
            except OSError:
                return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def prepare_site(folder: Path) -> Path:
    """The folder of an installation in the middle of its year; made by a process of its own."""
    command = [sys.executable, "-m", "tests.journeys.prepare", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
    return folder
