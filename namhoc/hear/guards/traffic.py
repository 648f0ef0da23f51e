"""How much comes from one network about one thing: a school behind one address speaks on, a flood does not.

A network is known by a digest under a salt of the day. With the day its salt goes, and all that was noted under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_bytes
from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from namhoc.hear.guards.devices import Voter
from namhoc.hear.guards.models import DaySalt, NetworkHour, Trace
from namhoc.people.signin.guesses import network

FLOOD = 120  # tries an hour about one thing from one network: more than a full class behind one address
HAMMERING = 2 * FLOOD  # whoever goes on so long after being told gets a line instead of a page
KEPT_OF_A_FLOOD = 20  # so many of those taken today stay
WITHOUT_SCRIPT = 20  # a day, about one thing and from one network, where no riddle was solved


@dataclass(frozen=True)
class Traffic:
    """One network about one thing today."""

    network: str
    about: str
    tries: int  # of this hour
    waited: int  # taken today without a riddle

    @property
    def is_flood(self) -> bool:
        return self.tries > FLOOD

    @property
    def leaves_room(self) -> bool:
        """Whether one more may be taken that only waited."""
        return self.waited < WITHOUT_SCRIPT


def note_try(request: HttpRequest, about: str) -> Traffic:
    """One more try, kept whatever becomes of it."""
    told, hour = _network_today(request), timezone.localtime().hour
    key: dict[str, Any] = {"network": told, "about": about, "hour": hour}
    with transaction.atomic():
        row, _created = NetworkHour.objects.get_or_create(**key)
        NetworkHour.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
        tries = NetworkHour.objects.values_list("tries", flat=True).get(pk=row.pk)
    waited = Trace.objects.filter(network=told, about=about, by_script=False).count()
    return Traffic(told, about, tries, waited)


def is_hammering(request: HttpRequest, about: str) -> bool:
    """Whether the network goes on and on: asked before anything is read or kept, so that a flood costs little."""
    salt = DaySalt.objects.filter(day=timezone.localdate()).values_list("salt", flat=True).first()
    if salt is None:
        return False
    told, hour = _network_under(bytes(salt), request), timezone.localtime().hour
    return NetworkHour.objects.filter(network=told, about=about, hour=hour, tries__gt=HAMMERING).exists()


def note_taken(traffic: Traffic, who: str, *, by_script: bool) -> None:
    """What was taken from this network, once for each who spoke."""
    Trace.objects.get_or_create(
        network=traffic.network, about=traffic.about, who=who, defaults={"by_script": by_script}
    )


def beyond_a_flood(traffic: Traffic) -> list[str]:
    """Those of a flooding network who came after the first; each is told once."""
    rows = Trace.objects.filter(network=traffic.network, about=traffic.about).order_by("pk")
    late = list(rows[KEPT_OF_A_FLOOD:])
    Trace.objects.filter(pk__in=[row.pk for row in late]).delete()
    return [row.who for row in late]


def _network_today(request: HttpRequest) -> str:
    return _network_under(_salt_of_today(), request)


def _network_under(salt: bytes, request: HttpRequest) -> str:
    return salted_hmac("namhoc.hear.network", network(request), secret=salt, algorithm="sha256").hexdigest()


def _salt_of_today() -> bytes:
    day = timezone.localdate()
    row, new = DaySalt.objects.get_or_create(day=day, defaults={"salt": token_bytes(32)})
    if new:
        forget_other_days()
    return bytes(row.salt)


@transaction.atomic
def forget_other_days() -> None:
    """Nothing tells any longer which networks said what before today."""
    DaySalt.objects.exclude(day=timezone.localdate()).delete()
    NetworkHour.objects.all().delete()
    Trace.objects.all().delete()


def may_say_more(what: str, voter: Voter, most: int) -> bool:
    """Whether a device or member may send one more of these within the hour; counted with this question."""
    who, hour = voter.on(f"{what} {timezone.localdate()}"), timezone.localtime().hour
    with transaction.atomic():
        row, _created = NetworkHour.objects.get_or_create(network=who, about=what, hour=hour)
        return bool(NetworkHour.objects.filter(pk=row.pk, tries__lt=most).update(tries=F("tries") + 1))
