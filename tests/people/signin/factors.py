"""A phone with an authenticator app, for tests: allauth's own arithmetic, on the real clock."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.people.signin.conftest import PASSWORD

PERIOD = 30  # seconds that a code is shown


class Phone:
    """Shows codes; each asking gives another one, as a person would wait for the next."""

    def __init__(self, secret):
        self.secret, self.shown = secret, 0

    def code(self):
        now = int(time.time()) // PERIOD
        self.shown = max(now - 1, self.shown + 1)
        assert self.shown <= now + 1, "three codes a minute is all that a phone shows"
        return format_hotp_value(hotp_value(self.secret, self.shown))


def confirms_password(client, next_page):
    return client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD, "next": next_page})


def adds_app(client):
    """Enrol as the page says: scan, then write the first code."""
    confirms_password(client, "/tai-khoan/ung-dung/")
    page = client.get("/tai-khoan/ung-dung/").content.decode()
    phone = Phone(re.search(r"<code>([A-Z2-7]{32})</code>", page)[1])
    answer = client.post("/tai-khoan/ung-dung/", {"code": phone.code()})
    assert answer.url == "/tai-khoan/ma-du-phong/"
    return phone


def recovery_codes(account):
    row = Authenticator.objects.get(user=account, type=Authenticator.Type.RECOVERY_CODES)
    return row.wrap().get_unused_codes()
