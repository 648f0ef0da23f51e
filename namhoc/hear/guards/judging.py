"""Whether what a form brings may be taken: handed out by us, held long enough, the riddle solved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.http import HttpRequest

from namhoc.hear.guards.devices import Voter, device_of, new_device
from namhoc.hear.guards.own_forms import member_of
from namhoc.hear.guards.stamps import Stamp, make_stamp, read_stamp
from namhoc.hear.guards.traffic import Traffic, note_try

TRAP = "website"  # hidden from people; what fills in every field fills in this


class Standing(StrEnum):
    """What is known of a form when it comes."""

    FIT = "fit"  # may be taken
    TO_CONFIRM = "to-confirm"  # no stamp of ours yet: it is asked for once more, on a page that has one
    TOO_EARLY = "too-early"
    TRAPPED = "trapped"
    TOO_MANY = "too-many"  # so much came from one network that nothing more is taken for a while


@dataclass(frozen=True)
class Judged:
    """A form judged, with the stamp to go on with and who sends it."""

    standing: Standing
    stamp: Stamp
    voter: Voter
    traffic: Traffic
    by_script: bool = False


def stamp_for(request: HttpRequest, about: str) -> Stamp:
    """A stamp for the next form, for this device."""
    return make_stamp(about, device_of(request) or new_device())


def judge(request: HttpRequest, about: str, least: timedelta) -> Judged:
    """What a form that was sent deserves; every try of a network counts, the taken ones and the others."""
    member = member_of(request)
    told = read_stamp(request.POST.get("stamp", ""), about)
    known = device_of(request)
    stamp = told if told is not None and known in ("", told.device) else None
    kept = stamp or stamp_for(request, about)
    solved = stamp is not None and stamp.is_solved_by(request.POST.get("answer", ""))
    traffic = note_try(request, about)
    standing = _standing(request, stamp, traffic, least, member=member is not None, by_script=solved)
    return Judged(standing, kept, Voter(kept.device, None if member is None else member.pk), traffic, solved)


def _standing(
    request: HttpRequest, stamp: Stamp | None, traffic: Traffic, least: timedelta, *, member: bool, by_script: bool
) -> Standing:
    if request.POST.get(TRAP):
        return Standing.TRAPPED
    if not member and (traffic.is_flood or not (by_script or traffic.leaves_room)):
        return Standing.TOO_MANY
    if stamp is None:
        return Standing.TO_CONFIRM
    return Standing.FIT if stamp.age >= least else Standing.TOO_EARLY
