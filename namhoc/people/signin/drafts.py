"""What was typed and not sent: kept on the server for the person alone, page by page and form by form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from namhoc.people.models import Account
from namhoc.people.signin.models import LONGEST_PATH, Draft
from namhoc.people.signin.rules import OF_SIGNING_IN, Values, worth_keeping

KEPT_FOR = timedelta(days=14)
MOST = 40  # of one person; the oldest go first
AGAIN = "#"  # between where a form is sent and which of several it is


@dataclass(frozen=True)
class Kept:
    """The drafts of one page as the page shows them."""

    path: str
    at: datetime
    forms: dict[str, dict[str, list[str]]]

    @property
    def as_json(self) -> str:
        return json.dumps(self.forms, ensure_ascii=False)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What can be read, for those without scripts: names and texts."""
        pairs = [(name, ", ".join(texts)) for values in self.forms.values() for name, texts in values.items()]
        return [(name, text) for name, text in pairs if text.strip()]


def page_of(request: HttpRequest) -> str:
    """The page that a request belongs to: for one that only sends, the page it was sent from."""
    if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
        return request.get_full_path()
    came = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    parts = urlsplit(came)
    if parts.netloc == request.get_host() and parts.path.startswith("/"):
        path = "/" + parts.path.lstrip("/")  # two slashes would lead to another host
        return f"{path}?{parts.query}" if parts.query else path
    return request.get_full_path()


def path_of(page: str) -> str:
    return urlsplit(page).path


def _may_be_kept(path: str) -> bool:
    return path.startswith("/") and not path.startswith(OF_SIGNING_IN)


def keep_draft(account: Account, path: str, form: str, values: Values) -> bool:
    """Keep what one form holds now; ``False`` where there is nothing to keep, or far too much."""
    kept = worth_keeping(values)
    if kept is None or max(len(path), len(form)) > LONGEST_PATH or not _may_be_kept(path):
        return False
    now = timezone.now()
    Draft.objects.update_or_create(account=account, path=path, form=form, defaults={"values": kept, "at": now})
    mine = Draft.objects.filter(account=account)
    too_many = mine.order_by("-at").values_list("pk", flat=True)[MOST:]
    mine.filter(Q(at__lt=now - KEPT_FOR) | Q(pk__in=list(too_many))).delete()
    return True


def keep_post(request: HttpRequest, account: Account) -> bool:
    """Keep a form that arrived and cannot be acted on now."""
    values = {name: request.POST.getlist(name) for name in request.POST}
    return keep_draft(account, path_of(page_of(request)), request.path, values)


def drafts_of(account: Account, path: str) -> Kept | None:
    """What this person typed on this page and has not sent."""
    found = list(Draft.objects.filter(account=account, path=path))
    if not found:
        return None
    return Kept(path, max(draft.at for draft in found), {draft.form: draft.values for draft in found})


def forget_form(account: Account, path: str, form: str) -> None:
    """The form was sent: what was kept of it is not needed."""
    sent = Q(form=form) | Q(form__startswith=form + AGAIN)
    Draft.objects.filter(sent, account=account, path=path).delete()


def forget_page(account: Account, path: str) -> None:
    """The person does not want what was kept."""
    Draft.objects.filter(account=account, path=path).delete()
