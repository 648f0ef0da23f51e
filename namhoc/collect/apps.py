from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class CollectConfig(AppConfig):
    name = "namhoc.collect"
    label = "collect"
    verbose_name = pgettext_lazy("room", "Collection")
    default_auto_field = "django.db.models.BigAutoField"
