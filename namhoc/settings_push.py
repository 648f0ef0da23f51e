"""New articles as notices of the browser: off until wanted, for they travel by servers of the browsers' makers."""

from __future__ import annotations

import os

_sample = os.environ.get("NAMHOC_SAMPLE") == "1"
_makers = "fcm.googleapis.com,.push.services.mozilla.com,.push.apple.com,.notify.windows.com"

PUSH = os.environ.get("NAMHOC_PUSH", "1" if _sample else "0") == "1"
PUSH_KEY = os.environ.get("NAMHOC_PUSHKEY", "")
PUSH_HOSTS = os.environ.get("NAMHOC_PUSH_HOSTS", _makers).split(",")  # with a dot before it: and every name below
PUSH_LOOPBACK = False  # read from nowhere: tests alone send to this machine
