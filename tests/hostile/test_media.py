"""Files that somebody brings in: refused with a word, or kept as something that does nothing."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.documents.models import Document
from wagtail.images import get_image_model

from namhoc.people.roles import Role
from namhoc.publish import actions
from namhoc.publish.models import Attachment
from namhoc.publish.uploads.files import ActsByItself, NotWhatItSays, check_file
from namhoc.publish.uploads.pictures import NotAPicture, TooManyDots, clean_picture
from tests.hostile.media import SCRIPT, SECRET, documents, pdf, picture, pictures
from tests.hostile.trying import asked, digest, faults
from tests.publish import planted
from tests.publish.test_pages import typed

pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # Wagtail's thumbnails stay open
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]
KEPT = ("wagtailimages_", "wagtaildocs_", "journal_", "wagtailcore_", "wagtailsearch_", "publish_")


def upload(case):
    return SimpleUploadedFile(case.file, case.data)


def test_there_are_enough_of_them():
    assert len(pictures()) + len(list(documents())) >= 60
    assert len({case.name for case in (*pictures(), *documents())}) == len(pictures()) + len(list(documents()))


def test_a_picture_is_written_anew_or_refused():
    def trouble(case):
        try:
            clean = clean_picture(case.data)
        except (NotAPicture, TooManyDots):
            return ["refused"] if case.kept else []
        more = [what for what in (SCRIPT, SECRET, b"<script", b"PK\x03\x04", b"Exif") if what in clean.data]
        with Image.open(BytesIO(clean.data)) as seen:
            seen.load()
        return [] if case.kept and not more else [f"kept with {more}"]

    assert faults(pictures(), trouble) == {}


def test_the_largest_is_refused_from_its_first_bytes():
    big = next(case for case in pictures() if case.name == "png 30000x30000")

    with pytest.raises(TooManyDots):
        clean_picture(big.data)


def test_a_picture_lies_as_it_was_held():
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn

    clean = clean_picture(picture("JPEG", (40, 20), exif=exif.tobytes()))

    assert (clean.width, clean.height) == (20, 40)


def test_a_file_is_what_its_name_says_or_refused():
    def trouble(case):
        try:
            check_file(case.file, case.data)
        except (NotWhatItSays, ActsByItself):
            return ["refused"] if case.kept else []
        return [] if case.kept else ["kept"]

    assert faults(documents(), trouble) == {}


def test_the_desk_takes_no_hostile_picture(article, editor):
    editor.get(f"/lam-viec/bai-viet/{article.pk}/")  # what is read once has been read
    before = digest(*KEPT)

    def trouble(case):
        count = get_image_model().objects.count()
        form = {**typed(article), "picture": upload(case), "picture_alt": "Sân trường"}
        response, wrong = asked(lambda: editor.post(f"/lam-viec/bai-viet/{article.pk}/", form))
        made = get_image_model().objects.count() - count
        if made != case.kept:
            wrong.append(f"made {made} pictures")
        if not case.kept and 'aria-invalid="true"' not in response.content.decode() and response.status_code == 200:
            wrong.append("said nothing")
        return wrong

    assert faults(pictures(), trouble) == {}
    assert digest(*KEPT) == before


def test_the_administration_takes_no_hostile_picture(keeper):
    def trouble(case):
        data = {"files[]": upload(case), "title": "Ảnh"}
        response, wrong = asked(lambda: keeper.post("/quan-tri/images/multiple/add/", data))
        if response.json()["success"] != case.kept:
            wrong.append(str(response.json().get("error_message")))
        return wrong

    assert faults(pictures(), trouble) == {}
    for kept in get_image_model().objects.all():
        with kept.file.open() as file:
            stored = file.read()
        assert (SCRIPT in stored, SECRET in stored) == (False, False), kept.file.name


def test_the_administration_takes_no_hostile_file(keeper):
    def trouble(case):
        data = {"files[]": upload(case), "title": "Tệp"}
        response, wrong = asked(lambda: keeper.post("/quan-tri/documents/multiple/add/", data))
        if response.json()["success"] != case.kept:
            wrong.append(str(response.json().get("error_message")))
        return wrong

    assert faults(documents(), trouble) == {}


def test_what_was_refused_says_what_to_do(keeper):
    told = keeper.post("/quan-tri/documents/multiple/add/", {"files[]": SimpleUploadedFile("a.pdf", b"MZ")}).json()

    assert told["error_message"] == (
        "Nội dung tệp này không phải là của tệp PDF, hoặc bị đứt quãng. "
        "Xin mở tệp bằng chương trình đã làm ra nó, lưu lại rồi chọn lại."
    )


@pytest.fixture
def offered(office, article, keeper):
    """Puts a file beside a public article, and tells its address."""

    def offered(name, data):
        keeper.post("/quan-tri/documents/multiple/add/", {"files[]": SimpleUploadedFile(name, data), "title": "Tệp"})
        document = Document.objects.get()
        public = actions.publish_article(article, by=planted.an_actor(office, Role.PUBLISHER))
        public.attachments.add(Attachment(document=document, title="Tệp"))
        public.save()
        return document.url

    return offered


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", "chữ".encode(), ("default-src 'none'; frame-ancestors 'self'; sandbox", "nosniff", "attachment")),
        ("a.pdf", pdf(), ("default-src 'none'; frame-ancestors 'self'", "nosniff", "inline")),
    ],
)
def test_a_file_opens_as_a_thing_of_nobody_s(offered, stranger, name, data, told):
    answer = stranger.get(offered(name, data))

    names = ("Content-Security-Policy", "X-Content-Type-Options", "Content-Disposition")
    assert tuple(answer.headers[name].split("; filename")[0] for name in names) == told
    answer.close()
