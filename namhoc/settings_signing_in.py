"""How people sign in: passwords, second factors, a province's own identity, what happens to guesses."""

from __future__ import annotations

import os
from datetime import timedelta

OIDC_ADDRESS = os.environ.get("NAMHOC_OIDC_ADDRESS", "")
OIDC_SECOND_FACTOR = os.environ.get("NAMHOC_OIDC_SECOND_FACTOR") == "1"
OIDC_NAME = os.environ.get("NAMHOC_OIDC_NAME") or "OpenID Connect"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it turns guesses away before a password is looked at
    "namhoc.people.signin.backend.AccountBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "namhoc.people.signin.passwords.NoNameValidator"},
]
ACCOUNT_ADAPTER = "namhoc.people.signin.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up: the adapter is closed and so is the address
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # by address they would shut out a school behind one; guesses are counted by account
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USERNAME_MIN_LENGTH = 1
MFA_ADAPTER = "namhoc.people.signin.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = False  # as above
MFA_TOTP_TOLERANCE = 1  # phones are half a minute out
MFA_FORMS = {
    "authenticate": "namhoc.people.signin.forms.CodeForm",
    "reauthenticate": "namhoc.people.signin.forms.CodeAgainForm",
    "activate_totp": "namhoc.people.signin.forms.AddAppForm",
}
ACCOUNT_FORMS = {
    "login": "namhoc.people.signin.forms.SignInForm",
    "reauthenticate": "namhoc.people.signin.forms.PasswordAgainForm",
    "change_password": "namhoc.people.signin.forms.ChangePasswordForm",
}
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True  # whoever finds a session open connects nothing to it
SOCIALACCOUNT_ADAPTER = "namhoc.people.signin.adapter.ProvinceAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "tinh",
                "name": OIDC_NAME,
                "client_id": os.environ.get("NAMHOC_OIDC_CLIENT", ""),
                "secret": os.environ.get("NAMHOC_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_ADDRESS},
            }
        ]
        if OIDC_ADDRESS
        else [],
    }
}
AXES_HANDLER = "namhoc.people.signin.guesses.GuessHandler"
AXES_FAILURE_LIMIT = 10  # wrong guesses at one account
AXES_COOLOFF_TIME = timedelta(hours=1)
AXES_LOCKOUT_PARAMETERS = ["username", ["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "namhoc.people.signin.guesses.guessed_name"
AXES_CLIENT_IP_CALLABLE = "namhoc.people.signin.guesses.network_of"
AXES_LOCKOUT_CALLABLE = "namhoc.people.signin.guesses.wait_page"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # the sign-ins that stand are our own table; addresses are not collected
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # by address alone nobody is ever turned away
