"""Whoever keeps the site meets no English in the administration."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from namhoc.people.models import Account
from tests.publish.administration import english_on, in_english, pages


@pytest.fixture
def keeper(office, portal):
    """Signed in, with a picture, a file and a redirect to look at."""
    get_image_model().objects.create(title="Sân trường", file=get_test_image_file())
    Document.objects.create(title="Kế hoạch", file=ContentFile("kế hoạch", name="ke-hoach.txt"))
    Redirect.objects.create(old_path="/cu", redirect_link="/moi/")
    client = Client()
    client.force_login(Account.objects.create_superuser("keeper", password="x", name="Người giữ trang"))
    return client


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves its thumbnails open
def test_no_open_page_says_in_english_what_is_said_in_vietnamese(keeper):
    english = in_english()
    walked = [(route, path, english_on(text, english)) for route, path, text in pages(keeper)]

    assert {path: said for _, path, said in walked if said} == {}
    assert len({route for route, _, _ in walked}) > 25, sorted({route for route, _, _ in walked})


def test_english_is_seen_where_it_stands():
    page = """<p>Bulk actions</p><a title="Add a child page"></a><div data-x='{"label": "Select all"}'>Trang</div>
      <script type="application/json">{"a": ["Page types usage"]}</script><script>f("Site history")</script>"""

    assert english_on(page, in_english()) == {"Bulk actions", "Add a child page", "Select all", "Page types usage"}
