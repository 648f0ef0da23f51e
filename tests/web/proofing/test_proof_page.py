"""Anyone has the figures of a text checked; nothing of it is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from namhoc.web.limits import LARGER
from namhoc.web.proofing.views import MOST_LETTERS

pytestmark = pytest.mark.django_db
PLACE = "/soat-so-lieu/"
WRONG = "Có 369/597 giáo viên đạt chuẩn, đạt 66,33%."
HERE = {"headers": {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}}


def sent(client, **given):
    return client.post(PLACE, given, **HERE)


def test_a_contradiction_is_marked_in_the_text_and_worked_out_beside_it(client):
    page = sent(client, text=WRONG).content.decode()

    parts = ('<mark class="bad">', 'href="#s1"', 'id="m1"', 'id="s1"', "Mâu thuẫn", "369/597 = 61,8")
    assert [part for part in parts if part not in page] == []


def test_a_right_text_is_told_to_be_right(client):
    page = sent(client, text="Có 9/12 trường đạt chuẩn, đạt 75%.").content.decode()

    assert ("<mark" in page, "Không có số nào mâu thuẫn" in page) == (False, True)


def test_a_file_is_read_like_a_text(client):
    page = sent(client, file=SimpleUploadedFile("bai.txt", WRONG.encode())).content.decode()

    assert '<mark class="bad">' in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Hãy dán văn bản, hoặc chọn một tệp."),
        ({"text": "  \n"}, "Hãy dán văn bản, hoặc chọn một tệp."),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "a.exe: không đọc được loại tệp này."),
        ({"file": SimpleUploadedFile("a.docx", b"PK")}, "không phải tệp Word .docx"),
        ({"text": "a" * (MOST_LETTERS + 1)}, f"{MOST_LETTERS}"),
        ({"file": SimpleUploadedFile("a.txt", b"a " * MOST_LETTERS)}, "Hãy dán một phần."),
    ],
)
def test_what_cannot_be_read_is_said_where_it_was_given(client, given, said):
    answer = sent(client, **given)

    assert (answer.status_code, said in answer.content.decode()) == (200, True)


def test_hostile_words_are_shown_as_words(client):
    page = sent(client, text=f"<script>alert(1)</script> {WRONG} <b>").content.decode()

    assert ("<script>alert" in page, "&lt;script&gt;alert(1)" in page) == (False, True)


def test_a_text_that_names_no_office_asks_the_database_for_their_names_alone(client):
    sent(client, text="Không có số.")
    with CaptureQueriesContext(connection) as plain:
        client.get(PLACE)
    with CaptureQueriesContext(connection) as asked:
        sent(client, text=WRONG)

    assert (len(asked) - len(plain), "units_unitversion" in asked.captured_queries[0]["sql"]) == (1, True)
    assert not [query for query in asked if not query["sql"].startswith("SELECT")]


def test_no_other_site_lets_us_say_its_words(client):
    assert client.post(PLACE, {"text": WRONG}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_a_stranger_may_send_a_file_here_and_nowhere_else(client):
    large = SimpleUploadedFile("bai.txt", (WRONG + " " * 300_000).encode())
    too_large = SimpleUploadedFile("bai.txt", b" " * (LARGER[PLACE] + 1))

    assert sent(client, file=large).status_code == 200
    assert sent(client, file=too_large).status_code == 413


def test_it_speaks_english_too(client):
    client.cookies["django_language"] = "en"
    page = sent(client, text=WRONG).content.decode()

    assert [part for part in ("Check the figures", "Contradiction", "369/597 = 61.8") if part not in page] == []
