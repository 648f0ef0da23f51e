from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MovingConfig(AppConfig):
    name = "namhoc.publish.moving"
    label = "moving"
    verbose_name = _("Moved from another portal")
    default_auto_field = "django.db.models.BigAutoField"
