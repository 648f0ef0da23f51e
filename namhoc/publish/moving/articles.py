"""One old article as one of ours: its parts, its place, its times."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding, Place
from namhoc.law.today import HERE
from namhoc.people.years import year_of
from namhoc.publish.models import Attachment, Recording
from namhoc.publish.moving.bodies import Body, body_of
from namhoc.publish.moving.files import OldFiles
from namhoc.publish.moving.frame import Frame
from namhoc.publish.moving.marks import Unsayable, marked, untaken
from namhoc.publish.moving.nukeviet import OldArticle, plain
from namhoc.publish.moving.states import Standing, standing_of
from namhoc.publish.moving.tree import tree_of
from namhoc.publish.passages import cleaned
from namhoc.units.models import Unit

LANGUAGES = ("vi", "en")


@dataclass
class Written:
    """An old article written as ours, not yet kept."""

    values: dict[str, Any]
    standing: Standing
    attachments: list[Attachment]
    recordings: list[Recording]
    tags: list[Any]
    authors: list[Any]
    publish_at: datetime | None = None
    expires_at: datetime | None = None
    findings: list[Finding] = field(default_factory=list)


def moment(seconds: int) -> datetime | None:
    """A time of the old portal; none where there is no such time."""
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < 1 << 33 else None


def written_anew(old: OldArticle, frame: Frame, files: OldFiles, office: Unit, now: int) -> Written:
    """Everything that readers saw of an old article, and what is to be said of it."""
    files.missing.clear()
    files.refused.clear()
    hidden = bool(old.categories) and old.categories[0] in frame.hidden
    standing = standing_of(old, now, hidden=hidden)
    body = body_of(old.body, old.title, files)
    values = {
        "title": old.title[:255],
        "lead": _lead(old, body),
        **_picture(old, frame, files, body),
        **_people(old, frame),
        **_times(old, standing, office),
        "language": frame.module.lang if frame.module.lang in LANGUAGES else LANGUAGES[0],
        "topic": frame.topics.get(old.row.get("topicid", "")),
        "body": body.blocks,
    }
    written = Written(values, standing, *_files(old, frame, files), _tags(old, frame), _authors(old, frame))
    if standing == Standing.SCHEDULED:
        written.publish_at = moment(old.at("publtime"))
    if standing in (Standing.LIVE, Standing.SCHEDULED):
        written.expires_at = moment(old.at("exptime"))
    written.findings += _said_of(old, frame, files, body, written)
    return written


def _lead(old: OldArticle, body: Body) -> str:
    """The lead with its marks; without one, the first paragraph goes before."""
    html = cleaned(old.row.get("hometext", ""))
    try:
        lead = " ".join(marked(tree_of(html).inside))
    except Unsayable:
        lead = untaken(plain(html))
    if not lead and body.blocks and body.blocks[0]["type"] == "paragraph":
        lead = body.blocks.pop(0)["value"]
    return lead or untaken(old.title)


def _picture(old: OldArticle, frame: Frame, files: OldFiles, body: Body) -> dict[str, Any]:
    """The picture above the text, unless the text begins with it."""
    path = old.row.get("homeimgfile", "").strip()
    if not path:
        return {"picture_id": None, "picture_alt": "", "picture_caption": ""}
    address = path if path.startswith(("http:", "https:", "/")) else f"/uploads/{frame.module.folder}/{path}"
    said = plain(old.row.get("homeimgalt", ""))
    key = files.picture(address, said or old.title)
    if key is None:
        body.drop("picture")
    shown_below = any(part["type"] == "picture" and part["value"]["image"] == key for part in body.blocks[:2])
    if key is None or shown_below or old.detail.get("imgposition") == "0":
        return {"picture_id": None, "picture_alt": "", "picture_caption": ""}
    return {"picture_id": key, "picture_alt": (said or old.title)[:220], "picture_caption": said[:220]}


def _people(old: OldArticle, frame: Frame) -> dict[str, str]:
    names = plain(old.row.get("author", "")) or ", ".join(
        frame.authors[key].name for key in old.authors if key in frame.authors
    )
    source = plain(old.source.get("title", "")) or ("" if old.source_url else plain(old.detail.get("sourcetext", "")))
    return {"author": names[:150], "source": source[:200], "source_url": old.source_url}


def _times(old: OldArticle, standing: Standing, office: Unit) -> dict[str, Any]:
    posted = moment(old.at("publtime")) or moment(old.at("addtime"))
    day = (posted or datetime.now(UTC)).astimezone(HERE).date()
    return {
        "posted_at": None if standing in (Standing.DRAFT, Standing.SCHEDULED) else posted,
        "go_live_at": None,  # minutes are kept as appointments: one who publishes earlier is not held back
        "expire_at": None,
        "office": office,
        "year": str(year_of(day, catalogue().calendar.opens_in_month)),
    }


def _files(old: OldArticle, frame: Frame, files: OldFiles) -> tuple[list[Attachment], list[Recording]]:
    attachments, recordings = [], []
    for at, path in enumerate(old.files):
        inside = files.path_of(path) or (f"{frame.module.folder}/{path.lstrip('/')}" if "://" not in path else "")
        document = files.document(inside, PurePosixPath(path).name) if inside else None
        if document is not None:
            attachments.append(Attachment(document=document, title=PurePosixPath(path).name[:200], sort_order=at))
    for at, (voice, path) in enumerate(old.voices.items()):
        document = files.document(
            files.path_of(path) or f"{frame.module.folder}/{path.lstrip('/')}", PurePosixPath(path).name
        )
        if document is not None:
            recordings.append(
                Recording(document=document, voice=_("Voice %(number)s") % {"number": voice}, sort_order=at)
            )
    return attachments, recordings


def _tags(old: OldArticle, frame: Frame) -> list[Any]:
    own = [frame.tags[key] for key in old.tags if key in frame.tags]
    beside = [tag for key in old.categories[1:] if (tag := frame.tag_beside(key)) is not None]
    return list({tag.pk: tag for tag in own + beside}.values())


def _authors(old: OldArticle, frame: Frame) -> list[Any]:
    return [frame.authors[key] for key in old.authors if key in frame.authors]


def _said_of(old: OldArticle, frame: Frame, files: OldFiles, body: Body, written: Written) -> list[Finding]:
    """What the office should know of the article: what is missing, left out, or stands elsewhere now."""
    found = []

    def say(code: str, **details: object) -> None:
        found.append(
            Finding(code, Place(sheet=frame.module.table("rows"), key=f"id {old.id}"), {"title": old.title, **details})
        )

    if not old.body.strip():
        say("publish.old-text-missing")
    if not old.categories or old.categories[0] not in frame.sections:
        say("publish.old-section-missing", found=old.row.get("catid", "") or "–")
    for path in dict.fromkeys(files.missing):
        say("publish.old-file-missing", path=path)
    for path in dict.fromkeys(files.refused):
        say("publish.old-file-refused", path=path)
    dropped = {what: many for what, many in body.dropped.items() if what not in ("picture", "dress")}
    if dropped:
        say(
            "publish.old-parts-left-out",
            parts=", ".join(f"{_LEFT_OUT[what]} × {many}" for what, many in dropped.items()),
        )
    if old.row.get("external_link") == "1":
        say("publish.old-article-led-away", address=old.source_url or "–")
    if written.standing == Standing.SCHEDULED:
        say("publish.old-article-scheduled")
    return found


_LEFT_OUT = {
    "script": "script",
    "object": "object",
    "form": "form",
    "frame": "iframe",
    "video": "video",
    "audio": "audio",
}
