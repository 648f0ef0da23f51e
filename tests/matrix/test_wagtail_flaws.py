"""Wagtail's flaws of 2026, tried on our build: by its people, by whoever keeps the site, and by an account that was
given rights to one section only, as Wagtail hands them out.

Each test names the advisory it stands for. Fixed in Wagtail 7.4.3 and later, or in a part that is not installed here.
"""

import json

import pytest
import wagtail
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.db.models import ProtectedError
from django.urls import NoReverseMatch, reverse
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

from namhoc.journal.models import Entry
from namhoc.people.models import Account
from namhoc.people.roles import Role
from namhoc.publish import actions
from namhoc.publish.administration import OPEN
from namhoc.publish.models import ArticlePage, Attachment, FigureReference, Section
from tests.matrix.routes import addresses
from tests.publish import planted

REFUSED = (302, 403, 404, 405)
SECRET = "Chưa ai được đọc câu này"
ADMINISTRATION = sorted(name for name, address in addresses().items() if address.pattern.startswith("quan-tri/"))


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", planted.DAY.isoformat())


@pytest.fixture
def office(db):
    planted.a_portal()
    return planted.an_office()


@pytest.fixture
def figure(office):
    return planted.a_figure(office)


@pytest.fixture
def article(office, figure):
    """Published in the news, resting on a figure, and changed since."""
    editor, publisher = planted.an_actor(office), planted.an_actor(office, Role.PUBLISHER)
    made = actions.write_article(office, planted.YEAR, "Một bài", ["Lời dẫn ", figure.pk], ["Đoạn."], by=editor)
    actions.publish_article(made, by=publisher)
    draft = ArticlePage.objects.get(pk=made.pk).get_latest_revision_as_object()
    draft.lead = SECRET
    actions.revise_article(draft, by=editor)
    return ArticlePage.objects.get(pk=made.pk)


@pytest.fixture
def keeper(client, office):
    """Whoever installed the site, signed in."""
    client.force_login(Account.objects.create_superuser("keeper", password="x", name="Người giữ trang"))
    return client


@pytest.fixture
def limited(client, office):
    """An account to which somebody gave Wagtail's own rights: to change pages of one section, and nothing of files."""
    group = Group.objects.create(name="một chuyên mục")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    section = Section.objects.get(slug="thong-bao")
    for right in ("add_page", "change_page"):
        given = Permission.objects.get(content_type__app_label="wagtailcore", codename=right)
        GroupPagePermission.objects.create(group=group, page=section, permission=given)
    account = Account.objects.create_user("limited", password="x", name="Người một chuyên mục")
    account.groups.add(group)
    client.force_login(account)
    return client


@pytest.fixture
def private(db):
    """A collection for those signed in, and one below it that inherits this."""
    root = Collection.get_first_root_node()
    above = root.add_child(name="Kín")
    CollectionViewRestriction.objects.create(collection=above, restriction_type=CollectionViewRestriction.LOGIN)
    return above.add_child(name="Kín hơn")


@pytest.fixture
def document(private):
    return Document.objects.create(title=SECRET, file=ContentFile(b"abc", name="kin.txt"), collection=private)


@pytest.fixture
def picture(private):
    return get_image_model().objects.create(title=SECRET, file=get_test_image_file(), collection=private)


def told(response):
    """What came back, as text; refusals and redirects too."""
    return b"".join(response).decode(errors="replace") if response.streaming else response.content.decode()


def entries():
    return Entry.objects.count()


# --- which Wagtail, and which parts of it ---------------------------------------------------------------------------


def test_the_wagtail_that_runs_is_one_in_which_the_flaws_of_2026_are_mended():
    assert wagtail.VERSION[:3] >= (7, 4, 3)


@pytest.mark.parametrize(
    ("part", "advisory"),
    [
        ("wagtail.contrib.table_block", "CVE-2026-28222: a table's cells as HTML"),
        ("wagtail.contrib.simple_translation", "CVE-2026-28223, CVE-2026-54262: titles as HTML, translating any page"),
        ("wagtail.contrib.forms", "CVE-2026-44199: deleting what was sent to other forms"),
        ("wagtail.api.v2", "CVE-2026-44201, GHSA-c2xx-cjmh-9q8f: private files listed, those below them too"),
        ("wagtail.contrib.settings", "CVE-2026-25517: previews of settings"),
    ],
)
def test_a_part_with_a_flaw_that_nobody_needs_here_is_not_installed(part, advisory):
    assert not apps.is_installed(part), advisory


def test_there_is_no_snippet_to_copy_or_preview():
    """GHSA-x5cx-w6p2-mxf2."""
    assert get_snippet_models() == []
    with pytest.raises(NoReverseMatch):
        reverse("wagtailimages_serve", args=["x", 1, "width-100"])


def test_a_table_in_an_article_shows_its_cells_as_text(client, office):
    """CVE-2026-28222, in the table of our own."""
    editor, publisher = planted.an_actor(office), planted.an_actor(office, Role.PUBLISHER)
    article = actions.write_article(office, planted.YEAR, "Bảng", "Lời dẫn.", ["Đoạn."], by=editor)
    article.body = [("table", {"caption": "<b>x</b>", "rows": "<script>alert(1)</script> | b\n1 | 2"})]
    actions.revise_article(article, by=editor)
    published = actions.publish_article(article, by=publisher)

    shown = told(client.get(published.url))

    assert ("<script>alert" in shown, "&lt;script&gt;alert" in shown, "<b>x</b>" in shown) == (False, True, False)


# --- who comes into the administration ------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_no_post_opens_the_administration(client, office, role):
    """CVE-2026-25517, 44197, 44198, 44200, 54259 to 54263, 55468: all of them need a way in."""
    client.force_login(planted.a_post(office, role).account)

    assert [client.get(path).status_code for path in ("/quan-tri/", "/quan-tri/pages/", "/quan-tri/images/")] == [
        302
    ] * 3
    assert client.get("/quan-tri/", follow=True).status_code == 403


def test_what_is_open_in_the_administration_is_there():
    assert set(OPEN) <= set(ADMINISTRATION)


# --- what an account with rights to one section reaches -------------------------------------------------------------


@pytest.mark.parametrize(
    ("route", "advisory"),
    [
        ("wagtailadmin_pages:history", "CVE-2026-44198"),
        ("wagtailadmin_pages:history_results", "CVE-2026-44198"),
        ("wagtailadmin_pages:view_draft", "CVE-2026-25517"),
        ("wagtailadmin_pages:preview_on_edit", "CVE-2026-25517"),
        ("wagtailadmin_pages:edit", "CVE-2026-25517"),
        ("wagtailadmin_pages:usage", "CVE-2026-44198"),
        ("wagtailadmin_pages:copy", "CVE-2026-44200"),
    ],
)
def test_somebody_else_s_article_stays_closed(limited, article, route, advisory):
    before = entries()

    for method in (limited.get, limited.post):
        response = method(reverse(route, args=[article.pk]))

        assert (response.status_code in REFUSED, SECRET in told(response)) == (True, False), advisory
    assert entries() == before


@pytest.mark.parametrize("route", ["revisions_compare", "revisions_view", "revisions_revert"])
def test_somebody_else_s_revisions_stay_closed(limited, article, route):
    """CVE-2026-44197."""
    first, last = article.revisions.order_by("pk").first().pk, article.latest_revision_id
    args = [article.pk, first, last] if route == "revisions_compare" else [article.pk, last]
    response = limited.get(reverse(f"wagtailadmin_pages:{route}", args=args))

    assert (response.status_code in REFUSED, SECRET in told(response)) == (True, False)


def test_the_interface_of_the_administration_tells_nothing_of_somebody_else_s_pages(limited, article):
    """CVE-2026-55468."""
    detail = limited.get(reverse("wagtailadmin_api:pages:detail", args=[article.pk]))
    listed = limited.get(reverse("wagtailadmin_api:pages:listing"), {"fields": "*"})

    assert (detail.status_code, article.title in told(listed), SECRET in told(listed)) == (404, False, False)


@pytest.mark.parametrize(
    "act", ["copy", "copy_for_translation", "create_alias", "publish", "unpublish", "delete", "move"]
)
def test_no_act_of_the_administration_s_interface_is_open(limited, article, act):
    """CVE-2026-44200, and copying for translation through the interface."""
    before = (Page.objects.count(), entries())
    address = reverse("wagtailadmin_api:pages:action", args=[article.pk, act])
    response = limited.post(address, json.dumps({"locale": "en"}), content_type="application/json")

    assert (response.status_code, (Page.objects.count(), entries())) == (403, before)


@pytest.mark.parametrize("kind", ["docs", "images"])
def test_a_file_that_may_not_be_chosen_is_not_told_of(limited, document, picture, kind):
    """CVE-2026-54259."""
    thing = document if kind == "docs" else picture
    one = limited.get(reverse(f"wagtail{kind}_chooser:chosen", args=[thing.pk]))
    many = limited.get(reverse(f"wagtail{kind}_chooser:chosen_multiple"), {"id": thing.pk})

    assert [SECRET in told(response) for response in (one, many)] == [False, False]


@pytest.mark.parametrize("kind", ["documents", "images"])
def test_the_interface_s_lists_of_files_are_closed(limited, kind):
    """CVE-2026-44201 and GHSA-c2xx-cjmh-9q8f: they tell of files in collections that nobody gave."""
    assert limited.get(reverse(f"wagtailadmin_api:{kind}:listing")).status_code == 403


def test_a_picture_of_others_is_not_previewed(limited, picture):
    """CVE-2026-54261."""
    assert limited.get(reverse("wagtailimages:preview", args=[picture.pk, "width-100"])).status_code in REFUSED


def test_the_maker_of_picture_addresses_and_its_preview_are_closed(keeper, picture):
    """CVE-2026-54260: filters without end; CVE-2026-54263: a filter as HTML."""
    preview = reverse("wagtailimages:preview", args=[picture.pk, "width-100|" * 200 + "width-90000"])
    output = reverse("wagtailimages:url_generator_output", args=[picture.pk])

    assert [keeper.get(preview).status_code, keeper.get(output, {"spec": "<script>"}).status_code] == [403, 403]


def test_a_file_below_a_private_collection_is_not_served(client, office, document):
    """GHSA-c2xx-cjmh-9q8f, where a file's address is known: not though a public article has it, and nowhere before."""
    before = client.get(document.url).status_code
    editor, publisher = planted.an_actor(office), planted.an_actor(office, Role.PUBLISHER)
    written = actions.write_article(office, planted.YEAR, "Tin", "Mở bài.", ["Một đoạn."], by=editor)
    public = actions.publish_article(written, by=publisher)
    public.attachments.add(Attachment(document=document, title="Tệp"))
    public.save()

    led_to = client.get(document.url, follow=True).redirect_chain[-1][0]

    assert (before, led_to.startswith("/dang-nhap/?next=")) == (404, True)


@pytest.mark.parametrize("door", ["wagtailadmin_login", "wagtailcore_login"])
def test_wagtail_s_own_sign_in_pages_are_no_second_door(client, db, door):
    Account.objects.create_superuser("keeper", password="mật khẩu", name="Người giữ trang")
    response = client.post(reverse(door), {"username": "keeper", "password": "mật khẩu"})

    assert (response.headers["Location"].startswith("/dang-nhap/"), "_auth_user_id" in client.session) == (True, False)


# --- ways past the journal ------------------------------------------------------------------------------------------

PAST_THE_JOURNAL = ["delete", "unpublish", "move", "copy", "convert_alias", "set_privacy", "lock", "unlock"]


@pytest.mark.parametrize("act", PAST_THE_JOURNAL)
def test_nothing_is_done_to_an_article_past_the_journal(keeper, article, act):
    def state():
        page = ArticlePage.objects.get(pk=article.pk)
        return page.live, page.locked, page.path, Page.objects.count(), page.view_restrictions.count(), entries()

    before = state()
    response = keeper.post(reverse(f"wagtailadmin_pages:{act}", args=[article.pk]), {"new_title": "x", "new_slug": "x"})

    assert (response.status_code in (302, 403), state()) == (True, before)


@pytest.mark.parametrize("act", ["delete", "publish", "unpublish", "move"])
def test_nothing_is_done_to_many_pages_at_once(keeper, article, act):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act])

    assert keeper.post(f"{address}?id={article.pk}").status_code == 403
    assert ArticlePage.objects.get(pk=article.pk).live


@pytest.mark.parametrize("route", ["edit", "unpublish", "view_draft"])
def test_an_article_s_work_is_sent_to_the_desk(keeper, article, route):
    response = keeper.get(reverse(f"wagtailadmin_pages:{route}", args=[article.pk]))

    assert (response.status_code, response.headers["Location"].startswith(f"/lam-viec/bai-viet/{article.pk}/")) == (
        302,
        True,
    )


@pytest.mark.parametrize("route", ["wagtailusers_users:add", "wagtailusers_groups:add", "wagtailsites:add"])
def test_rights_are_not_given_past_the_journal(keeper, route):
    assert [keeper.get(reverse(route)).status_code, keeper.post(reverse(route)).status_code] == [403, 403]


def test_what_is_changed_in_the_administration_is_written_down(keeper, office):
    section = Section.objects.get(slug="tin-tuc")
    form = {"title": "Tin", "slug": "tin-tuc", "intro": "Mới.", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    before = entries()
    response = keeper.post(reverse("wagtailadmin_pages:edit", args=[section.pk]), {**form, "action-publish": "1"})
    last = Entry.objects.latest("number")

    assert (response.status_code, Section.objects.get(pk=section.pk).intro, entries() - before) == (302, "Mới.", 1)
    assert (last.act, last.account, last.post) == ("use-administration", "keeper", "system@")


def test_what_an_article_rested_on_outlives_every_way_of_deleting_it(article, figure):
    with pytest.raises(ProtectedError):
        ArticlePage.objects.get(pk=article.pk).delete()
    with pytest.raises(ProtectedError):
        Page.objects.filter(pk=article.pk).delete()

    assert list(FigureReference.objects.values_list("page", "figure")) == [(article.pk, figure.pk)]
