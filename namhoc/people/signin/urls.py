"""The addresses of signing in. Those of allauth that are not here do not exist; its names are for its own use."""

from __future__ import annotations

from allauth.mfa.webauthn.views import login_webauthn
from allauth.socialaccount.providers.openid_connect import views as identity_views
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.urls import path

from namhoc.people.signin import views
from namhoc.people.signin.staying import ACTIVITY, TYPED

sign_in = views.SignInPage.as_view()
urlpatterns = [
    path("dang-nhap/", sign_in, name="sign-in"),
    path("dang-nhap/", sign_in, name="account_login"),
    path("dang-nhap/buoc-hai/", views.SecondStepPage.as_view(), name="mfa_authenticate"),
    path("dang-nhap/khoa/", login_webauthn, name="mfa_login_webauthn"),
    path("tai-khoan/", views.account_page, name="account"),
    path("tai-khoan/", views.account_page, name="mfa_index"),
    path("tai-khoan/mat-khau/", login_required(views.ChangePasswordPage.as_view()), name="account_change_password"),
    path("tai-khoan/xac-nhan/", views.PasswordAgainPage.as_view(), name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", views.CodeAgainPage.as_view(), name="mfa_reauthenticate"),
    path("tai-khoan/xac-nhan/khoa/", views.KeyAgainPage.as_view(), name="mfa_reauthenticate_webauthn"),
    path("tai-khoan/ung-dung/", login_required(views.AddAppPage.as_view()), name="mfa_activate_totp"),
    path("tai-khoan/ung-dung/bo/", views.RemoveAppPage.as_view(), name="mfa_deactivate_totp"),
    path("tai-khoan/khoa/", login_required(views.AddKeyPage.as_view()), name="mfa_add_webauthn"),
    path("tai-khoan/khoa/<int:pk>/bo/", login_required(views.RemoveKeyPage.as_view()), name="mfa_remove_webauthn"),
    path("tai-khoan/ma-du-phong/", views.RecoveryCodesPage.as_view(), name="mfa_view_recovery_codes"),
    path(
        "tai-khoan/ma-du-phong/moi/",
        login_required(views.NewRecoveryCodesPage.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    path("tai-khoan/phien/", views.sessions_page, name="sessions"),
    path("tai-khoan/hoat-dong/", views.activity_page, name=ACTIVITY),
    path("tai-khoan/ban-nhap/", views.typed_page, name=TYPED),
    path("tai-khoan/ban-nhap/bo/", views.forget_typed_page, name="forget-typed"),
]
if settings.OIDC_ADDRESS:
    urlpatterns += [
        path("dang-nhap/dinh-danh/<slug:provider_id>/", identity_views.login, name="openid_connect_login"),
        path("dang-nhap/dinh-danh/<slug:provider_id>/ve/", identity_views.callback, name="openid_connect_callback"),
        path("dang-nhap/bo/", views.cancelled_page, name="socialaccount_login_cancelled"),
        path(
            "tai-khoan/dinh-danh/",
            login_required(views.IdentityPage.as_view()),
            name="socialaccount_connections",
        ),
    ]
