"""A site that takes an old portal in, the folder of its uploads, and its dump."""

from datetime import date

import pytest
from PIL import Image
from wagtail.models import Site

from namhoc.journal.actor import system_actor
from namhoc.publish.moving.origin import DumpFile
from namhoc.publish.moving.staging import staging
from namhoc.publish.moving.taking_in import take_in_portal, try_portal
from tests.publish.moving import old_portal

BY = system_actor(date(2021, 9, 10))
HOST = "muonglay.example"


@pytest.fixture
def home(office, portal):
    portal.office = office
    portal.save()
    Site.objects.filter(root_page=portal).update(hostname=HOST)
    Site.clear_site_root_paths_cache()
    return portal


@pytest.fixture
def uploads(tmp_path):
    folder = tmp_path / "uploads"
    (folder / "news/2021_09").mkdir(parents=True)
    Image.new("RGB", (120, 80), (200, 30, 30)).save(folder / "news/2021_09/khai-giang.png")
    (folder / "news/2021_09/ke-hoach.pdf").write_bytes(b"%PDF-1.4 sample")
    (folder / "news/2021_09/gia.pdf").write_bytes(b"MZ not a pdf")
    return folder


@pytest.fixture
def take(home, uploads, tmp_path):
    """Takes tables in as a dump; what came of it."""

    def taken(tables, write=old_portal.as_mysqldump, *, tried=False):
        path = tmp_path / "old.sql"
        path.write_text(write(tables), encoding="utf-8")
        file = DumpFile(path)
        with staging() as staged:
            staged.take(file.rows())
            assert file.findings == []
            told = {"origin": {"name": file.name, "digest": file.digest}, "folder": uploads, "now": old_portal.NOW}
            return (try_portal if tried else take_in_portal)(staged, home, home.office, by=BY, **told)

    return taken
