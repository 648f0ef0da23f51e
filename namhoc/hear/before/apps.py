from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BeforeConfig(AppConfig):
    name = "namhoc.hear.before"
    label = "hear_before"
    verbose_name = _("Readers of before")
    default_auto_field = "django.db.models.BigAutoField"
