from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class SummariseConfig(AppConfig):
    name = "namhoc.summarise"
    label = "summarise"
    verbose_name = pgettext_lazy("room", "Summary")
    default_auto_field = "django.db.models.BigAutoField"
