"""Files beside an article: added, named, put in order and taken out in the draft; public only with the article."""

import struct
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.publish import actions
from namhoc.publish.desk.attaching import arrange_files, attach_file, files_of
from namhoc.publish.desk.comparing import differences
from namhoc.publish.desk.timing import schedule_article
from namhoc.publish.errors import NotNow
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import draft_of
from namhoc.publish.site.sites import address_of
from tests.hostile.media import pdf
from tests.publish import planted

MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" * 50
M4A = struct.pack(">I", 24) + b"ftypM4A \x00\x00\x00\x00M4A isom"


def upload(name, data=None):
    return SimpleUploadedFile(name, pdf() if data is None else data)


@pytest.fixture
def draft(office, editor):
    return actions.write_article(office, planted.YEAR, "Kế hoạch năm học", "Sáng nay.", ["Đoạn."], by=editor)


def told(article):
    return [(one.title, one.recording) for one in files_of(draft_of(article))]


def where(draft):
    return f"/lam-viec/bai-viet/{draft.pk}/tep/"


def arranged(rows, total=None):
    """A form of rows (document, title, place, taken out)."""
    values = {"arrange-TOTAL_FORMS": total or len(rows), "arrange-INITIAL_FORMS": total or len(rows)}
    for at, (document, title, place, out) in enumerate(rows):
        values |= {f"arrange-{at}-document": document, f"arrange-{at}-title": title, f"arrange-{at}-place": place}
        values |= {f"arrange-{at}-taken_out": "on"} if out else {}
    return values


def fetched(address):
    """As somebody who reads."""
    answer = Client().get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return answer.status_code, content


def test_a_file_is_added_on_the_page_and_public_once_the_article_is(draft, at_the_desk, office):
    at_the_desk.post(where(draft), {"file": upload("a.pdf"), "title": "Kế hoạch 12"})
    at_the_desk.post(where(draft), {"file": upload("a.mp3", MP3), "title": "Giọng miền Nam"})
    address = files_of(draft_of(draft))[0].document.url
    before = fetched(address)[0]
    actions.publish_article(draft, by=planted.an_actor(office, Role.PUBLISHER))
    page = fetched(address_of(ArticlePage.objects.get()))[1].decode()

    assert (told(draft), before) == ([("Kế hoạch 12", False), ("Giọng miền Nam", True)], 404)
    assert [part in page for part in ("Kế hoạch 12", address, "<audio controls", "Giọng miền Nam")] == [True] * 4
    assert fetched(address) == (200, pdf())


@pytest.mark.parametrize(
    ("file", "title", "said"),
    [
        (None, "Kế hoạch", "Choose a file."),
        (upload("a.pdf"), "", "Say in a few words what the file is."),
        (upload("a.pdf", b"<html>"), "Kế hoạch", "is not that of a PDF file"),
        (upload("a.mp3", b"<html>"), "Giọng", "is not that of a MP3 file"),
        (upload("a.exe", b"MZ"), "Kế hoạch", "is not that of a EXE file"),
    ],
)
def test_what_cannot_be_added_is_said_and_the_words_typed_stay(draft, at_the_desk, file, title, said):
    page = at_the_desk.post(where(draft), {"title": title} | ({"file": file} if file else {})).content.decode()

    assert (said in page, f'value="{title}"' in page or not title, told(draft)) == (True, True, [])


def test_files_are_named_anew_put_in_order_and_taken_out_at_once(draft, editor, at_the_desk):
    keys = [attach_file(draft, upload(f"{name}.pdf"), title=name, by=editor).pk for name in ("Một", "Hai", "Ba")]
    rows = [(keys[0], "Một", 3, False), (keys[1], "Hai", 1, True), (keys[2], "Phụ lục", 1, False)]
    at_the_desk.post(where(draft), arranged(rows))

    assert told(draft) == [("Phụ lục", False), ("Một", False)]


def test_a_row_that_cannot_be_kept_keeps_nothing_and_shows_what_was_typed(draft, editor, at_the_desk):
    keys = [attach_file(draft, upload(f"{name}.pdf"), title=name, by=editor).pk for name in ("Một", "Hai")]
    rows = [(keys[0], "", 1, False), (keys[1], "Phụ lục", 0, False)]
    page = at_the_desk.post(where(draft), arranged(rows)).content.decode()

    assert ("Say in a few words what the file is." in page, 'value="Phụ lục"' in page) == (True, True)
    assert told(draft) == [("Một", False), ("Hai", False)]


def test_a_file_that_is_not_the_article_s_is_not_put_there(draft, editor):
    key = attach_file(draft, upload("a.pdf"), title="Một", by=editor).pk
    arrange_files(draft, [(key + 1000, "Của người khác"), (key, "Một")], by=editor)

    assert told(draft) == [("Một", False)]


def test_versions_tell_which_files_came_and_went_and_so_does_the_journal(draft, editor):
    without = draft_of(draft)
    key = attach_file(draft, upload("a.pdf"), title="Kế hoạch", by=editor).pk
    entries = Entry.objects.count()
    arrange_files(draft, [(key, "Kế hoạch")], by=editor)

    parts = [(one.label, [piece.text for piece in one.pieces]) for one in differences(without, draft_of(draft))]
    assert [pieces for _label, pieces in parts] == [["Kế hoạch (a.pdf)"]]
    assert Entry.objects.count() == entries, "nothing changed, so nothing is told"
    last = Entry.objects.latest("pk")
    assert (last.act, last.before != last.after) == ("revise-article", True)


def test_nobody_adds_a_file_who_may_not_write_nor_while_the_article_is_scheduled(draft, office, editor, monkeypatch):
    with pytest.raises(Refused):
        attach_file(draft, upload("a.pdf"), title="Một", by=planted.an_actor(office, Role.CLERK))
    publisher = planted.an_actor(office, Role.PUBLISHER)
    now = timezone.now()
    schedule_article(draft, now + timedelta(hours=1), now=now, by=publisher)
    with pytest.raises(NotNow):
        attach_file(draft, upload("a.pdf"), title="Một", by=editor)
    assert told(draft) == []


def test_recordings_are_known_by_how_they_begin(draft, editor):
    for name, data in (("a.m4a", M4A), ("b.ogg", b"OggS\x00\x02"), ("c.mp3", b"\xff\xfb\x90\x00")):
        attach_file(draft, upload(name, data), title=name, by=editor)

    assert told(draft) == [("a.m4a", True), ("b.ogg", True), ("c.mp3", True)]


def test_a_title_that_has_no_room_is_said_at_its_row(draft, editor, at_the_desk):
    long = "Giọng " * 30
    added = at_the_desk.post(where(draft), {"file": upload("a.mp3", MP3), "title": long}).content.decode()
    key = attach_file(draft, upload("a.mp3", MP3), title="Giọng", by=editor).pk
    named = at_the_desk.post(where(draft), arranged([(key, long, 1, False)])).content.decode()

    said = "The name of a voice has 100 letters at most."
    assert ([said in page for page in (added, named)], told(draft)) == ([True, True], [("Giọng", True)])


def test_a_file_is_kept_with_its_size_so_that_reading_writes_nothing(draft, editor):
    document = attach_file(draft, upload("a.pdf"), title="Kế hoạch", by=editor)

    assert (document.file_size, len(document.file_hash)) == (len(pdf()), 40)
