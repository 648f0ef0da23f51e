"""The letters themselves: plain text, in the language of who asked, with the way out in every one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from namhoc.publish.cited import Cited
from namhoc.publish.letters.models import Follower
from namhoc.publish.looks import posted_text
from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.publish.reading import plain
from namhoc.publish.site.sites import address_of


def root_of(home: PortalHome) -> str:
    """Where readers find the site, for links that leave it: at its own name, as the installation's address has it."""
    site = home.sites_rooted_here.order_by("-is_default_site", "pk").first()
    address = urlsplit(settings.ADDRESS)
    if site is None or site.is_default_site:
        return f"{address.scheme}://{address.netloc}"
    return f"{address.scheme}://{site.hostname}" + (f":{address.port}" if address.port else "")


def way_out(follower: Follower) -> str:
    return root_of(follower.home) + reverse("letter-leave", args=[follower.key])


def write_question(follower: Follower) -> None:
    """Whether the address is theirs who typed it."""
    with override(follower.language):
        link = root_of(follower.home) + reverse("letter-confirm", args=[follower.key])
        body = _(
            "Somebody, probably you, asked for new articles of “%(site)s” by e-mail.\n\n"
            "To get them, open this address and press the button:\n%(link)s\n\n"
            "If it was not you, do nothing: you get no other letter, and the address is destroyed within two days."
        )
        told = {"site": follower.home.title, "link": link}
        subject = _("%(site)s: confirm your address") % told
        _sent(follower, subject, body % told)


def write_letter(follower: Follower, articles: Sequence[ArticlePage]) -> None:
    """What is new since the last letter."""
    with override(follower.language):
        number = len(articles)
        subject = ngettext("%(site)s: %(number)s new article", "%(site)s: %(number)s new articles", number)
        told = {"site": follower.home.title, "number": number}
        root = root_of(follower.home)
        parts = [_line(article, root, follower.home) for article in articles]
        end = _("You get this letter because you asked for it. To get no more of them: %(link)s")
        _sent(follower, subject % told, "\n\n".join([*parts, "-- \n" + end % {"link": way_out(follower)}]))


def _line(article: ArticlePage, root: str, home: PortalHome) -> str:
    lead = plain(article.lead, getattr(article, "cited", Cited([])))
    moment: Any = article.posted_at
    said = [article.title, posted_text(moment, home.time_style), Truncator(lead).words(40), root + address_of(article)]
    return "\n".join(filter(None, said))


def _sent(follower: Follower, subject: str, body: str) -> None:
    headers = {
        "List-Unsubscribe": f"<{way_out(follower)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    one_line = " ".join(subject.split())
    EmailMessage(one_line, body, settings.DEFAULT_FROM_EMAIL, [follower.email], headers=headers).send()
