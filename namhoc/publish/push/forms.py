"""What a browser says of itself when its reader has pressed the button."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from namhoc.publish.models import PortalHome
from namhoc.publish.push.keys import CURVE, read
from namhoc.publish.push.models import LONGEST
from namhoc.publish.push.reaching import TLS, NotReachable, check_endpoint, public_addresses
from namhoc.publish.site.sites import sections_of

WORD = 16  # bytes of what is shared with the browser


class BrowserForm(forms.Form):
    """An address at the maker's server, two keys, and of what the reader wants to hear."""

    endpoint = forms.CharField(max_length=LONGEST)
    p256dh = forms.CharField(max_length=88)
    auth = forms.CharField(max_length=24)
    section = forms.CharField(max_length=255, required=False)

    def __init__(self, data: Any, *, home: PortalHome) -> None:
        super().__init__(data)
        self.sections = {section.slug: section for section in sections_of(home)}

    def clean_endpoint(self) -> str:
        endpoint = str(self.cleaned_data["endpoint"])
        try:
            parts = check_endpoint(endpoint)
            public_addresses(parts.hostname or "", parts.port or TLS)
        except NotReachable:
            raise ValidationError(
                _("This browser's notices come by a server to which this site sends nothing.")
            ) from None
        except OSError:
            raise ValidationError(_("The server of this browser's notices was not found. Try again later.")) from None
        return endpoint

    def clean_p256dh(self) -> str:
        text = str(self.cleaned_data["p256dh"])
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(CURVE, read(text))
        except ValueError:
            raise ValidationError(
                _("The key of the browser cannot be read. Load the page again and press once more.")
            ) from None
        return text

    def clean_auth(self) -> str:
        text = str(self.cleaned_data["auth"])
        try:
            right = len(read(text)) == WORD
        except ValueError:
            right = False
        if not right:
            raise ValidationError(_("The key of the browser cannot be read. Load the page again and press once more."))
        return text

    def clean_section(self) -> Any:
        slug = self.cleaned_data["section"]
        if slug and slug not in self.sections:
            raise ValidationError(_("There is no such section any more. Load the page again."))
        return self.sections.get(slug)
