"""The page behind an invitation's link: the invited person sets a password of their own, and signs in with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from namhoc.journal.actor import Actor
from namhoc.law.today import today
from namhoc.people import inviting
from namhoc.people.forms import PasswordForm


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invitation_page(request: HttpRequest, secret: str) -> HttpResponse:
    """Whoever has the link chooses the password; a link that is used up or too old says whom to ask."""
    invitation = inviting.invitation_with(secret)
    if invitation is None:
        return render(request, "people/invitation_over.html", status=404)
    account = invitation.account
    form = PasswordForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        by = Actor(account.username, account.name, "", "", today())
        inviting.accept_invitation(invitation, form.cleaned_data["password"], by=by)
        messages.success(request, _("Your password is set. Sign in with it."))
        return redirect("sign-in")
    return render(request, "people/invitation.html", {"form": form, "account": account})
