from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HearConfig(AppConfig):
    name = "namhoc.hear"
    label = "hear"
    verbose_name = _("Readers")
    default_auto_field = "django.db.models.BigAutoField"
