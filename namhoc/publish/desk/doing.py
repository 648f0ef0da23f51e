"""Doing an act from a page: what stood in its way is said in words, and leads back to where it can be seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.utils.translation import gettext as _

from namhoc.people.acting import ActingRequest
from namhoc.publish.desk.stages import STAGE_LABELS, Stage
from namhoc.publish.errors import BadMoment, NotFitToPublish, NotNow, NotPublished

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def done(request: ActingRequest, act: Callable[[], object], said: str | StrPromise) -> bool:
    """Whether the act was done; either way the next page says so."""
    try:
        act()
    except NotFitToPublish:
        messages.error(request, _("Not published: mend the points below first."))
    except NotNow as error:
        stage = STAGE_LABELS[Stage(error.stage)]
        messages.error(
            request, _("Not done: the article stands at “%(stage)s” now. Look at it again.") % {"stage": stage}
        )
    except NotPublished:
        messages.error(request, _("Not done: the public does not see this article now, so nothing was changed."))
    except BadMoment:
        messages.error(request, _("Not done: choose a minute that is still to come, and publish before it expires."))
    else:
        messages.success(request, str(said))
        return True
    return False
