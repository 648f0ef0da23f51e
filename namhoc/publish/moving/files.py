"""Pictures and files of the old portal: found among its uploads, looked at, and taken in once."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.files.base import ContentFile
from PIL import Image as Pillow
from PIL import UnidentifiedImageError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from namhoc.publish.models import PortalHome
from namhoc.publish.moving.models import Kind, Moved
from namhoc.publish.uploads.documents import keep_document

PICTURES = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}
LARGEST_PICTURE, MOST_DOTS = 40 << 20, 60_000_000
LARGEST_FILE = 200 << 20
ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0"
BEGINS = {  # a file begins as its name says, or it is not taken in
    "pdf": b"%PDF", "docx": ZIP, "xlsx": ZIP, "pptx": ZIP, "odt": ZIP, "ods": ZIP, "zip": ZIP, "doc": OLE, "xls": OLE,
    "ppt": OLE, "rar": b"Rar!", "7z": b"7z\xbc\xaf", "txt": b"", "csv": b"", "mp3": b"", "mp4": b"", "rtf": b"{\\rtf",
}  # fmt: skip
_EMBEDDED = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
Find = Callable[..., None]
Lead = Callable[[str], str]


class OldFiles:
    """The uploads of an old portal, as the texts of its articles name them."""

    def __init__(self, home: PortalHome, folder: Path | None, domains: list[str], lead: Lead) -> None:
        self.home, self.domains, self._lead = home, domains, lead
        self._folder = None if folder is None else folder.resolve()
        self._known = {
            (moved.kind, moved.old): moved.new
            for moved in Moved.objects.filter(home=home, kind__in=(Kind.PICTURE, Kind.FILE))
        }
        self.made: list[Any] = []  # of the batch at hand: let go of again where it fails
        self.missing: list[str] = []
        self.refused: list[str] = []

    # --- where things are ---------------------------------------------------------------------------------------------

    def path_of(self, address: str) -> str:
        """The path among the uploads that an address names; empty where it names something else."""
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and (parts.hostname or "") not in self.domains:
            return ""
        found = re.search(r"(?:^|/)(?:uploads|assets)/(.+)$", unquote(parts.path))
        return found[1] if found else ""

    def _read(self, path: str, largest: int) -> bytes | None:
        """A file's bytes; nothing where it is not there or not among the uploads."""
        if self._folder is None or not path or "\0" in path:
            self.missing.append(path)
            return None
        place = (self._folder / path).resolve()
        if not place.is_relative_to(self._folder) or not place.is_file():
            self.missing.append(path)
            return None
        if place.stat().st_size > largest:
            self.refused.append(path)
            return None
        return place.read_bytes()

    def let_go(self) -> None:
        """What was made since the last batch is taken away: nothing half is left."""
        for one in self.made:
            one.file.storage.delete(one.file.name)
        for key in [key for key, new in self._known.items() if new in {one.pk for one in self.made}]:
            del self._known[key]
        self.made.clear()

    def keep(self) -> None:
        self.made.clear()

    # --- what the texts ask for ---------------------------------------------------------------------------------------

    def picture(self, address: str, alt: str) -> int | None:
        """The key of the picture at an old address."""
        embedded = _EMBEDDED.match(address)
        if embedded:
            return self._embedded(address[embedded.end() :], alt)
        path = self.path_of(address)
        if not path:
            self.missing.append(address[:200])
            return None
        return self._once(Kind.PICTURE, path, lambda data: self._picture(data, Path(path).stem, alt))

    def _embedded(self, text: str, alt: str) -> int | None:
        try:
            data = base64.b64decode(unquote(text), validate=False)
        except (binascii.Error, ValueError):
            return None
        name = f"embedded/{hashlib.sha256(data).hexdigest()[:32]}"
        return self._once(Kind.PICTURE, name, lambda _data: self._picture(data, Path(name).name, alt), data)

    def _once(self, kind: str, path: str, make: Callable[[bytes], Any], data: bytes | None = None) -> int | None:
        if (kind, path) in self._known:
            return self._known[kind, path]
        given = self._read(path, LARGEST_PICTURE if kind == Kind.PICTURE else LARGEST_FILE) if data is None else data
        made = None if given is None else make(given)
        if made is None:
            return None
        self.made.append(made)
        Moved.objects.create(home=self.home, source="", kind=kind, old=path[:255], new=made.pk)
        self._known[kind, path] = made.pk
        return int(made.pk)

    def _picture(self, data: bytes, name: str, alt: str) -> Any:
        """A picture that can be looked at, named for what it is."""
        try:
            with Pillow.open(BytesIO(data)) as opened:
                kind, dots = opened.format or "", opened.width * opened.height
                opened.verify()
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Pillow.DecompressionBombError):
            kind, dots = "", 0
        if kind not in PICTURES or not 0 < dots <= MOST_DOTS:
            self.refused.append(name)
            return None
        file = ContentFile(data, name=f"{name[:80]}.{PICTURES[kind]}")
        return get_image_model().objects.create(title=(alt or name)[:255], file=file, description=alt[:255])

    def document(self, path: str, title: str) -> Any:
        """A file for readers to fetch; nothing where it is not there or not what its name says."""
        key = self._once(Kind.FILE, path, lambda data: self._document(data, path, title))
        return None if key is None else get_document_model().objects.filter(pk=key).first()

    def _document(self, data: bytes, path: str, title: str) -> Any:
        ending = Path(path).suffix.lower().lstrip(".")
        if ending not in BEGINS or not data.startswith(BEGINS[ending]):
            self.refused.append(path)
            return None
        file = ContentFile(data, name=Path(path).name)
        return keep_document(file, title)

    def link(self, address: str) -> str:
        """Where an old link leads now."""
        path = self.path_of(address)
        if path:
            return self._file_link(path, address)
        parts = urlsplit(address.strip())
        if parts.scheme in ("http", "https"):
            return (
                self._lead(parts._replace(scheme="", netloc="").geturl() or "/")
                if (parts.hostname in self.domains)
                else address
            )
        if parts.scheme or address.startswith(("#", "//")) or not address.strip():
            return address
        return self._lead("/" + address.strip().lstrip("./"))

    def _file_link(self, path: str, address: str) -> str:
        if Path(path).suffix.lower() in (".jpg", ".jpeg", ".png", ".gif", ".webp"):
            key = self.picture(address, "")
            return (
                address
                if key is None
                else str(get_image_model().objects.get(pk=key).get_rendition("max-1600x1600").url)
            )
        document = self.document(path, Path(path).name)
        return address if document is None else str(document.url)
