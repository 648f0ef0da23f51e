"""Who may sign in here: as allauth's own backend, where an unknown name takes as long as a wrong password."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser


class AccountBackend(AuthenticationBackend):
    """A name of its own: sessions name their backend, and another library may once stand in its place."""


def is_welcome(user: AbstractBaseUser) -> bool:
    """Whether this account may sign in here at all: the sample's may in the sample alone."""
    return settings.SAMPLE or not getattr(user, "sample", False)
