from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeasureConfig(AppConfig):
    name = "namhoc.measure"
    label = "measure"
    verbose_name = _("Figures")
    default_auto_field = "django.db.models.BigAutoField"
