"""Wagtail's administration is a page like the others: who is not there is warned and signed out, who is there stays."""

from __future__ import annotations

from allauth.core import context
from django.template.loader import render_to_string
from wagtail import hooks


@hooks.register("insert_global_admin_js")  # type: ignore[untyped-decorator]  # wagtail has no types
def staying() -> str:
    """The same dialog and scripts as at the foot of our own pages."""
    request = context.request
    return render_to_string("signin/_staying.html", request=request) if request.user.is_authenticated else ""
