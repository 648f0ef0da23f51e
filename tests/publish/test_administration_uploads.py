"""The pages of the administration that take several files at once."""

import pytest
from django.urls import reverse

from namhoc.people.models import Account


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["wagtailimages:add_multiple", "wagtaildocs:add_multiple"])
def test_the_page_for_many_files_opens(client, page):
    client.force_login(Account.objects.create(username="root", name="Root", is_superuser=True, is_staff=True))

    assert client.get(reverse(page)).status_code == 200
