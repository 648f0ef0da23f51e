"""Settings, read from the environment; the defaults run the demo on one small machine.

NAMHOC_VAR        folder of everything written: database, uploads, secret key (./var)
NAMHOC_DATABASE   empty: SQLite in NAMHOC_VAR; postgresql://user:password@host:port/name; or file:/path?mode=ro, an
                  SQLite file that is only read
NAMHOC_SECRET     the secret key; made and kept in NAMHOC_VAR where it is not given
NAMHOC_JOURNALKEY the key that signs the journal's checkpoints; made and kept in NAMHOC_VAR where it is not given
NAMHOC_HOSTS      host names served, apart by commas (127.0.0.1,.localhost: every name of this machine)
NAMHOC_ADDRESS    the address readers use, for links that leave the site (http://127.0.0.1:8000)
NAMHOC_HTTPS      1 behind TLS: secure cookies and HSTS
NAMHOC_HSTS       own where names below the site's own are served without TLS; else they are held to it, too
NAMHOC_DEBUG      1 only while developing
NAMHOC_TODAY      a day (YYYY-MM-DD) that the site takes for today: for the sample, which lies in the past
NAMHOC_SAMPLE     1 where the data are the sample: every page says so
NAMHOC_SECOND_FACTOR  required: approving, locking, publishing and administration ask for one; or offered
NAMHOC_IDLE_MINUTES   signed out after so long without a key, a touch or a move of the pointer (30)
NAMHOC_PROXIES    how many servers stand in front and add to X-Forwarded-For (0)
NAMHOC_MAIL       the server that takes letters: smtp://, smtp+tls:// or smtps://user:password@host:port (none)
NAMHOC_MAIL_FROM  the address that letters come from
NAMHOC_PUSH       1 where readers may get new articles as notices of their browser (off)
NAMHOC_PUSHKEY    the key (P-256, PEM) by which the makers of browsers know us; made and kept in NAMHOC_VAR
NAMHOC_PUSH_HOSTS the makers' servers, apart by commas (Google's, Mozilla's, Apple's, Microsoft's)
NAMHOC_OIDC_ADDRESS, _CLIENT, _SECRET, _NAME   a province's own identity (OpenID Connect); off while empty
NAMHOC_OIDC_SECOND_FACTOR  1 where that identity asks for a second factor itself
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from namhoc.settings_mail import *  # noqa: F403 - the settings of one subject, in a file of their own
from namhoc.settings_push import *  # noqa: F403 - the settings of one subject, in a file of their own
from namhoc.settings_signing_in import *  # noqa: F403 - the settings of one subject, in a file of their own

ROOT = Path(__file__).resolve().parent
VAR = Path(os.environ.get("NAMHOC_VAR", "var")).resolve()
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = os.environ.get("NAMHOC_DEBUG") == "1"
HTTPS = os.environ.get("NAMHOC_HTTPS") == "1"
SAMPLE = os.environ.get("NAMHOC_SAMPLE") == "1"
TODAY = os.environ.get("NAMHOC_TODAY", "")
SECOND_FACTOR = os.environ.get("NAMHOC_SECOND_FACTOR") or "required"
IDLE = timedelta(minutes=float(os.environ.get("NAMHOC_IDLE_MINUTES") or 30))
PROXIES = int(os.environ.get("NAMHOC_PROXIES") or 0)
ADDRESS = os.environ.get("NAMHOC_ADDRESS", "http://127.0.0.1:8000")
ALLOWED_HOSTS = os.environ.get("NAMHOC_HOSTS", "127.0.0.1,.localhost").split(",")
CSRF_TRUSTED_ORIGINS = [ADDRESS]


def _secret_key() -> str:
    given = os.environ.get("NAMHOC_SECRET")
    if given:
        return given
    kept = VAR / "secret-key"
    if not kept.exists():
        made = VAR / f"secret-key.{os.getpid()}"
        made.touch(mode=0o600)  # before anything is in it
        made.write_text(get_random_secret_key(), encoding="utf-8")
        made.replace(kept)
    return kept.read_text(encoding="utf-8")


SECRET_KEY = _secret_key()
JOURNAL_KEY = os.environ.get("NAMHOC_JOURNALKEY", "")


KEPT_OPEN = 60  # seconds: opening a connection, and reading the schema, costs as much as half a page


def _database(address: str) -> dict[str, object]:
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR / "namhoc.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
            "CONN_MAX_AGE": KEPT_OPEN,
        }
    if address.startswith("file:"):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": address}
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,  # a database that was started again is found again
    }


DATABASES = {"default": _database(os.environ.get("NAMHOC_DATABASE", ""))}

INSTALLED_APPS = [
    "namhoc.web",
    "namhoc.publish",
    "namhoc.publish.moving",
    "namhoc.hear",
    "namhoc.hear.before",
    "namhoc.recognise",
    "namhoc.convene",
    "namhoc.summarise",
    "namhoc.certify",
    "namhoc.measure",
    "namhoc.collect",
    "namhoc.plan",
    "namhoc.people",
    "namhoc.people.signin",
    "namhoc.units",
    "namhoc.journal",
    "namhoc.front",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_htmx",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "namhoc.web.limits.NoNulMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "namhoc.web.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "namhoc.people.signin.staying.SignedInMiddleware",
    "namhoc.web.limits.BodyLimitMiddleware",
    "namhoc.web.back.LeadBackMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "namhoc.people.acting.ActingPostMiddleware",
    "namhoc.web.second_factor.SecondFactorMiddleware",
    "namhoc.publish.moving.old_addresses.OldAddressMiddleware",
    "namhoc.publish.administration.AdministrationMiddleware",
    "namhoc.front.middleware.ShownMiddleware",
    "namhoc.web.headers.SecurityHeadersMiddleware",
    "axes.middleware.AxesMiddleware",  # innermost: its answer gets our headers, too
]

ROOT_URLCONF = "namhoc.web.urls"
WSGI_APPLICATION = "namhoc.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "namhoc.web.shell.shell",
            ],
            "builtins": ["namhoc.web.templatetags.figures"],
        },
    },
]

AUTH_USER_MODEL = "people.Account"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "tasks"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale_upstream"]  # what is ours; what Wagtail and others lack
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["namhoc.web.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
FRONT_ROOT = VAR / "front"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "namhoc.web.static_files.SiteFilesStorage"
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CSRF_FAILURE_VIEW = "namhoc.web.views.csrf_page"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

WAGTAIL_SITE_NAME = "namhoc"
WAGTAILADMIN_BASE_URL = ADDRESS
WAGTAIL_I18N_ENABLED = False
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "m4a", "mp3", "oga", "ogg", "opus", "pdf", "txt", "xlsx", "zip"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "namhoc.publish.uploads.forms.FileForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "namhoc.publish.uploads.forms.PictureForm"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILADMIN_LOGIN_URL = LOGIN_URL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # a refusal is no news
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # for browsers that do not read frame-ancestors, which lets our own pages in
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 3 * 24 * 3600  # longer than a sign-in lasts: what comes late is still known to be whose it is
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True  # scripts take the word from the page
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS and os.environ.get("NAMHOC_HSTS") != "own"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None  # set by the server in front
