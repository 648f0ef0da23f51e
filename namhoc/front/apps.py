from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontConfig(AppConfig):
    name = "namhoc.front"
    label = "front"
    verbose_name = _("Kept pages")
    default_auto_field = "django.db.models.BigAutoField"
