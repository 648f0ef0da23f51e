"""How letters leave: by the server that is named; in the sample, into a folder. Without one nobody is offered any."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

_told = urlsplit(os.environ.get("NAMHOC_MAIL", ""))
_sample = os.environ.get("NAMHOC_SAMPLE") == "1"

LETTERS = bool(_told.hostname) or _sample
DEFAULT_FROM_EMAIL = os.environ.get("NAMHOC_MAIL_FROM", "khong-tra-loi@localhost")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _told.hostname else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = str(Path(os.environ.get("NAMHOC_VAR", "var")).resolve() / "thu")
EMAIL_HOST = _told.hostname or ""
EMAIL_PORT = _told.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_told.username or ""), unquote(_told.password or "")
EMAIL_USE_SSL = _told.scheme == "smtps"
EMAIL_USE_TLS = _told.scheme == "smtp+tls"
EMAIL_TIMEOUT = 20
