"""Pages as people read them: words without tags, and the year they look at."""

import html
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from namhoc.people.years import CHOSEN
from tests.collect.desk import signed_in
from tests.measure.worked import YEAR


def at_desk(client, actor, year=YEAR):
    """The client at this person's desk, in English, in a school year."""
    signed_in(client, actor)
    session = client.session
    session[CHOSEN] = year
    session.save()
    return client


def words_of(answer):
    text = re.sub(r"<(head|script|style|math)[^>]*>.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def seen(client, address, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200, answer.status_code
    return words_of(answer)


def queries_for(client, address):
    client.get(address)  # what is read once a process, and the session, are not the page's
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
