from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SummariseConfig(AppConfig):
    name = "namhoc.summarise"
    label = "summarise"
    verbose_name = _("Summary")
    default_auto_field = "django.db.models.BigAutoField"
