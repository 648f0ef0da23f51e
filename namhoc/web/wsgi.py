"""What the server calls for each request: the kept pages first, Django behind them."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")


def _front() -> object:
    django = get_wsgi_application()
    from namhoc.front.standing import front_of
    from namhoc.web.timekeeping import start_timekeeper

    start_timekeeper()
    return front_of(django)


application = _front()
"""Django, with the layer that keeps and counts in front of it."""
