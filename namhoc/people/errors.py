"""Refusals: what a post may not do, and what cannot be done to posts and accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Refused(PermissionDenied):
    """The post may not do this act to this unit on this day."""

    def __init__(self, act: str, unit: str) -> None:
        self.act, self.unit = act, unit
        super().__init__(f"{act} refused in {unit}")


class NeedsSecondFactor(PermissionDenied):
    """The post may do this act, but the session was signed in with one factor only."""

    def __init__(self, act: str, unit: str) -> None:
        self.act, self.unit = act, unit
        super().__init__(f"{act} in {unit} needs a second factor")


class CannotBe(Exception):
    """What was asked of a post or an account makes no sense; ``message`` says why and what to do."""

    def __init__(self, message: StrPromise) -> None:
        self.message = message
        super().__init__(str(message))


OWN_ACCOUNT = _("Nobody gives a post to themselves, ends or suspends themselves. Ask another person who may do it.")
IN_THE_PAST = _("The day has passed. Choose today or a later day: what was done until now stays as it was.")
UNIT_GONE = _("The unit does not exist on that day. Choose another day, or the unit that took its place.")
SUSPENDED = _("This account is suspended on that day. Let it act again first, or choose somebody else.")
NOT_HELD = _("The person does not hold this post on that day. Look at the list again.")
NOTHING_HELD = _("The person holds no post from that day on: there is nothing to end. Look at their page again.")
SAME_PERSON = _("The post is this person's already. Choose somebody else.")
NAME_TAKEN = _("There is an account with this user name already. Choose another, or give that account a post.")
OWN_LINK = _("Nobody makes a link for themselves. Change your password on the page of your account.")
NEEDS_REASON = _("Write down why: the journal keeps it.")
INVITATION_OVER = _("This link has been used or is too old. Ask whoever invited you for a new one.")
