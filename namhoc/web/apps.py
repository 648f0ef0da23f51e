from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "namhoc.web"
    label = "web"
    verbose_name = _("Shell")
    default_auto_field = "django.db.models.BigAutoField"
