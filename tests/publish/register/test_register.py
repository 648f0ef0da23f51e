"""The register of documents: what everyone finds, and what its office does with it."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from namhoc.front.models import Change
from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.publish.register.actions import amend_document, enter_document, put_document_back, take_out_document
from namhoc.publish.register.models import IssuedDocument
from namhoc.publish.register.queries import Wanted, found_documents, sections_asked
from namhoc.publish.register.rules import Validity, validity_on
from tests.publish import planted

PLAN = {
    "number": "862/KH-UBND",
    "kind": "plan",
    "issuer": "UBND thị xã Mường Lay",
    "issued_on": date(2021, 4, 26),
    "abstract": "Xây dựng trường học đạt kiểm định chất lượng giáo dục và đạt chuẩn quốc gia",
    "signed_by": "",
    "in_force_since": date(2021, 4, 26),
    "in_force_until": None,
    "section": "plans",
}


@pytest.fixture
def home(office, portal):
    portal.office = office
    portal.save()
    return portal


@pytest.fixture
def publisher(office, home):
    return planted.an_actor(office, Role.PUBLISHER)


@pytest.fixture
def plan(home, publisher):
    return enter_document(home, PLAN, by=publisher)


def a_pdf():
    written = BytesIO()
    pdf = PdfWriter()
    pdf.add_blank_page(595, 842)
    pdf.write(written)
    return written.getvalue()


def names_told():
    return {name for names in Change.objects.values_list("names", flat=True) for name in names.split("\n")}


def test_a_document_is_found_by_number_and_words_without_tones(home, plan, client):
    found = [list(found_documents(home, Wanted(words=words))) for words in ("862", "dat chuan quoc gia", "hội nghị")]

    assert found == [[plan], [plan], []]
    assert "862/KH-UBND" in client.get("/van-ban/?q=kiem+dinh").content.decode()


def test_a_reader_narrows_by_kind_year_and_section(home, plan):
    wanted = [Wanted(kind="plan"), Wanted(kind="report"), Wanted(year=2021), Wanted(year=2020), Wanted(section="plans")]

    assert [found_documents(home, one).count() for one in wanted] == [1, 0, 1, 0, 1]


def test_its_page_tells_number_day_issuer_validity_and_what_it_replaces(home, plan, publisher, client):
    facts = {**PLAN, "number": "1/KH-UBND", "issued_on": date(2021, 9, 1)}
    newer = enter_document(home, facts, by=publisher)
    amend_document(plan, {"replaced_by": newer, "in_force_until": date(2021, 9, 1)}, by=publisher)
    old, new = (client.get(f"/van-ban/{one.pk}/").content.decode() for one in (plan, newer))

    for told in ("862/KH-UBND", "26/4/2021", "UBND thị xã Mường Lay", "Hết hiệu lực", "1/KH-UBND"):
        assert told in old
    assert "Còn hiệu lực" in new
    assert "862/KH-UBND" in new


def test_what_is_taken_out_is_found_by_nobody_and_comes_back(home, plan, publisher, client):
    take_out_document(plan, reason="Đăng nhầm bản dự thảo.", by=publisher)
    gone = [client.get("/van-ban/").content.decode().count("862/KH"), client.get(f"/van-ban/{plan.pk}/").status_code]
    put_document_back(plan, by=publisher)

    assert gone == [0, 404]
    assert client.get(f"/van-ban/{plan.pk}/").status_code == 200
    assert list(Entry.objects.filter(act__endswith="document").values_list("act", "reason")) == [
        ("add-document", ""),
        ("take-out-document", "Đăng nhầm bản dự thảo."),
    ]


def test_the_number_is_free_again_once_it_is_taken_out(home, plan, publisher):
    take_out_document(plan, reason="Nhập hai lần.", by=publisher)

    assert enter_document(home, PLAN, by=publisher).number == plan.number


def test_whoever_does_not_publish_for_the_office_changes_nothing(home, plan, office):
    editor = planted.an_actor(office)
    other = planted.an_actor(planted.an_office("dien-bien-phu", "Phòng GD&ĐT thành phố"), Role.PUBLISHER)
    for by in (editor, other):
        with pytest.raises(Refused):
            take_out_document(plan, reason="x", by=by)
        with pytest.raises(Refused):
            enter_document(home, {**PLAN, "number": "2/KH"}, by=by)

    assert IssuedDocument.objects.get().withdrawn_on is None


def test_pages_that_show_it_are_told_and_no_others(home, plan, publisher):
    Change.objects.all().delete()
    amend_document(plan, {"abstract": "Khác"}, by=publisher)
    told = names_told()
    amend_document(plan, {"abstract": "Khác"}, by=publisher)

    assert told == names_told() == {f"document:{plan.pk}", f"documents:{home.pk}"}


def test_a_form_says_what_is_wrong_and_keeps_what_was_typed(home, plan, office, at_the_publisher_s):
    form = {**PLAN, "issued_on": "26/4/2021", "in_force_since": "26/4/2021", "in_force_until": "1/4/2021"}
    form |= {"upload": SimpleUploadedFile("ke-hoach.pdf", b"<html>")}
    page = at_the_publisher_s.post(f"/lam-viec/bai-viet/van-ban/moi/{home.pk}/", form).content.decode()

    for told in ("already", "must come after", "not that of a PDF file", "Xây dựng trường học"):
        assert told in page
    assert IssuedDocument.objects.count() == 1


def test_the_office_enters_a_document_with_its_file(home, office, at_the_publisher_s, client):
    form = {**PLAN, "issued_on": "26/4/2021", "in_force_since": "26/4/2021", "in_force_until": ""}
    form |= {"upload": SimpleUploadedFile("ke-hoach.pdf", a_pdf())}
    answer = at_the_publisher_s.post(f"/lam-viec/bai-viet/van-ban/moi/{home.pk}/", form)
    document = IssuedDocument.objects.get()

    assert (answer.status_code, document.file.filename[-4:]) == (302, ".pdf")
    assert document.file.url in client.get(f"/van-ban/{document.pk}/").content.decode()


@given(st.dates(), st.none() | st.dates(), st.none() | st.dates())
def test_a_document_stands_in_one_way_on_each_day(day, since, until):
    found = validity_on(since, until, day)

    assert (found is Validity.ENDED) == (until is not None and until <= day)
    assert found is not Validity.IN_FORCE or (since is not None and since <= day)


@pytest.mark.parametrize(
    ("day", "asked", "of_documents"),
    [(date(2021, 9, 4), 11, 2), (date(2023, 9, 4), 5, None), (date(2026, 9, 4), 5, None)],
)
def test_the_sections_are_those_of_the_decree_in_force(home, plan, day, asked, of_documents):
    sections = {section.disclosure.disclosure: section for section in sections_asked(home, day)}

    assert (len(sections), sections["documents"].rule.working_days) == (asked, of_documents)
    assert ("plans" in sections) == (day < date(2022, 8, 15))


def test_the_page_of_sections_names_the_law_and_what_there_is(home, plan, client):
    page = client.get("/cong-khai/").content.decode()

    for told in ("43/2011/NĐ-CP", "10 ngày làm việc", "Chiến lược, quy hoạch, kế hoạch"):
        assert told in page
