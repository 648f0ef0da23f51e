from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertifyConfig(AppConfig):
    name = "namhoc.certify"
    label = "certify"
    verbose_name = _("Standards and certificates")
    default_auto_field = "django.db.models.BigAutoField"
