"""The layer in front of this installation, from its settings."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

from namhoc.front.changes import clock
from namhoc.front.counting import Counting
from namhoc.front.folding import fold_in_background
from namhoc.front.serving import Application, Front, Rules
from namhoc.front.shelf import Shelf

PAGES_BY_QUERY = re.compile(r"page=[1-9]\d{0,3}")  # one more page of a list; every other query is answered anew


def front_of(application: Application) -> Front:
    """The layer around an application; what it counts goes into the database in the background."""
    root = Path(settings.FRONT_ROOT)
    counting = Counting(root, settings.TIME_ZONE, settings.PROXIES)
    languages = tuple(code for code, _name in settings.LANGUAGES)
    rules = Rules(languages, PAGES_BY_QUERY, https=settings.HTTPS)
    fold_in_background(root)
    return Front(application, Shelf(root / "pages", clock()), clock(), counting, rules)
