"""The sample's sign-ins, shown where the site runs on sample data."""

from __future__ import annotations

from django.conf import settings

from namhoc.law.today import today
from namhoc.people.models import Account, Post
from namhoc.web.posts import named_posts


def sample_accounts() -> list[Post]:
    """The posts of the sample's accounts today, with their units' names; none on an office's own data."""
    if not settings.SAMPLE:
        return []
    accounts = Account.objects.filter(sample=True)
    posts = Post.objects.filter(account__in=accounts).held_on(today()).select_related("account")
    return named_posts(posts.order_by("account__username"))
