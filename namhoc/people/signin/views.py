"""The pages of signing in: allauth's own, in our words; one's account, sessions and drafts."""

from __future__ import annotations

import json
from typing import Any

from allauth.account import views as account_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as app_views
from allauth.mfa.webauthn import views as key_views
from allauth.socialaccount import views as province_views
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from namhoc.people.models import Account
from namhoc.people.signin import actions, drafts, sign_ins
from namhoc.people.signin.factors import ASKED_AT, count_as_second, has_two
from namhoc.people.signin.keys import Guarded, Noted, noted
from namhoc.people.signin.me import me, own_actor
from namhoc.people.signin.queries import factors_of, seconds_left_of
from namhoc.people.signin.staying import SignedInRequest, end_asked

ADMINISTRATION = "/quan-tri/"
TYPED_MOST = 300_000  # bytes of one draft as it is sent


class SignInPage(account_views.LoginView):
    """Name and password. Someone signed in is sent on."""

    template_name = "signin/sign-in.html"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        refused = request.GET.get("next", "").startswith(ADMINISTRATION)
        if refused and request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied  # sent on, they would be sent back here for ever
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


class SecondStepPage(factor_views.AuthenticateView):
    """The second factor, after the password."""

    template_name = "signin/second-step.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return noted(
            request, lambda: super(SecondStepPage, self).post(request, *args, **kwargs), coming=self.stage.login.user
        )


class PasswordAgainPage(Noted, account_views.ReauthenticateView):
    template_name = "signin/password-again.html"


class CodeAgainPage(Noted, factor_views.ReauthenticateView):
    """A code of someone signed in: the session counts as signed in with two factors from now on."""

    template_name = "signin/code-again.html"

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        self.request.session.cycle_key()
        return answer


class KeyAgainPage(Noted, key_views.ReauthenticateWebAuthnView):
    """The same with a key."""

    template_name = "signin/key-again.html"

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        self.request.session.cycle_key()
        return answer


class AddAppPage(Guarded, app_views.ActivateTOTPView):
    """An app on one's phone that shows codes."""

    template_name = "signin/add-app.html"

    def get_success_url(self) -> str:
        return str(reverse_lazy("mfa_view_recovery_codes" if self.did_generate_recovery_codes else "account"))

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        count_as_second(self.request, me(self.request), Authenticator.Type.TOTP)
        return answer


class RemoveAppPage(Guarded, app_views.DeactivateTOTPView):
    template_name = "signin/remove-app.html"
    success_url = reverse_lazy("account")


class AddKeyPage(Guarded, key_views.AddWebAuthnView):
    """A key: a finger, a face or a PIN of the device, or a small key that is plugged in."""

    template_name = "signin/add-key.html"

    def get_success_url(self) -> str:
        return str(reverse_lazy("mfa_view_recovery_codes" if self.did_generate_recovery_codes else "account"))

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        count_as_second(self.request, me(self.request), Authenticator.Type.WEBAUTHN)
        return answer


class RemoveKeyPage(Guarded, key_views.RemoveWebAuthnView):
    template_name = "signin/remove-key.html"
    success_url = reverse_lazy("account")


class RecoveryCodesPage(Guarded, recovery_views.ViewRecoveryCodesView):
    """The codes, and the way back to what asked for a second factor."""

    template_name = "signin/recovery-codes.html"
    http_method_names = ("get", "head", "options")  # it only shows: allauth's has no POST that could be noted

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "back": self.request.session.get(ASKED_AT, "")}


class NewRecoveryCodesPage(Guarded, recovery_views.GenerateRecoveryCodesView):
    template_name = "signin/new-recovery-codes.html"


class ChangePasswordPage(account_views.PasswordChangeView):
    """Another password: every other session of the account ends."""

    template_name = "signin/password.html"
    success_url = reverse_lazy("account")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not me(request).has_usable_password():
            raise PermissionDenied  # signs in with the province's identity alone
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    @method_decorator(transaction.atomic)
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        self.request.session.cycle_key()
        actions.note_password_changed(me(self.request), keep=self.request.sign_in, by=own_actor(self.request))
        return answer


class IdentityPage(Guarded, province_views.ConnectionsView):
    """The province's identity: connected, or taken off again."""

    template_name = "signin/identity.html"


@require_safe
@login_required
def account_page(request: HttpRequest) -> HttpResponse:
    """One's own account: password, second factors, sessions."""
    account = me(request)
    return render(request, "signin/account.html", {**factors_of(account), "two": has_two(request, account)})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sessions_page(request: SignedInRequest) -> HttpResponse:
    """Where one is signed in; each can be ended."""
    account = me(request)
    if request.method == "POST":
        ended = actions.end_sign_ins(account, end_asked(request), keep=request.sign_in, by=own_actor(request))
        said = ngettext("%(count)d session was ended.", "%(count)d sessions were ended.", ended) % {"count": ended}
        messages.success(request, said)
        return redirect("sessions")
    return render(request, "signin/sessions.html", {"sign_ins": sign_ins.standing(account), "this": request.sign_in})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def activity_page(request: SignedInRequest) -> HttpResponse:
    """How long the sign-in still stands; told that someone is at work, it stands anew."""
    if request.sign_in is None or not request.user.is_authenticated:  # a suspended account was just signed out
        return JsonResponse({"seconds": 0}, status=401)
    if request.method == "POST":
        sign_ins.touch(request.sign_in, timezone.now())
    return JsonResponse({"seconds": seconds_left_of(request.sign_in)})


@require_POST
def typed_page(request: SignedInRequest) -> HttpResponse:
    """What is being typed, kept; also for one who was too long away."""
    account = request.user if isinstance(request.user, Account) else request.late
    if account is None:
        return JsonResponse({"kept": False}, status=401)
    if len(request.body) > TYPED_MOST:
        return JsonResponse({"kept": False}, status=413)
    try:
        sent = json.loads(request.body)
        values = {str(name): [str(text) for text in texts] for name, texts in sent["values"].items()}
        path, form = str(sent["path"]), str(sent["form"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"kept": False}, status=400)
    return JsonResponse(
        {"kept": drafts.keep_draft(account, path, form, values)}, status=200 if not request.late else 401
    )


@require_POST
@login_required
def forget_typed_page(request: HttpRequest) -> HttpResponse:
    """What was kept of a page is not wanted; back to the page."""
    path = drafts.path_of(request.POST.get("path", ""))
    drafts.forget_page(me(request), path)
    messages.info(request, _("The draft was thrown away."))
    return redirect(drafts.page_of(request))


@require_safe
def cancelled_page(request: HttpRequest) -> HttpResponse:
    """The province's identity was left without signing in."""
    messages.info(request, _("You did not sign in with your province's identity."))
    return redirect("sign-in")
