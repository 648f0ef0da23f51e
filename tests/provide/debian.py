"""Packages of Debian and its children, where this process may install them."""

import os
import shutil
import subprocess
import sys
from functools import cache

QUIET = {"DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_SUSPEND": "1"}


def apt_install(package: str) -> str:
    """Install a package; an empty answer when that went well, else why not, in a few words."""
    if shutil.which("apt-get", path=search_path()) is None:
        return "there is no apt-get"
    if os.geteuid() != 0:
        return "apt-get needs root"
    print(f"tests: installing {package} with apt-get", file=sys.stderr)
    trouble = _refresh() or _apt("install", "-y", "--no-install-recommends", package)
    return f"apt-get could not install {package}: {trouble}" if trouble else ""


def search_path() -> str:
    """PATH with the folders that a stripped environment leaves out."""
    return os.pathsep.join([os.environ.get("PATH", ""), "/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"])


@cache
def _refresh() -> str:
    return _apt("update")


def _apt(*words: str) -> str:
    environment = {**os.environ, **QUIET, "PATH": search_path()}
    done = subprocess.run(
        ["apt-get", "-qq", *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    lines = done.stderr.strip().splitlines()
    return "" if done.returncode == 0 else (lines[-1] if lines else f"exit {done.returncode}")
