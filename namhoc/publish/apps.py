from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishConfig(AppConfig):
    name = "namhoc.publish"
    label = "publish"
    verbose_name = _("Portal")
    default_auto_field = "django.db.models.BigAutoField"
