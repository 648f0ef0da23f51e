"""What a publisher types about the frame of a site."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import URLField
from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from namhoc.hear.comments.models import Door
from namhoc.hear.wording import LineField
from namhoc.publish.frame.actions import FACTS
from namhoc.publish.frame.kept import MenuLine
from namhoc.publish.frame.models import LONGEST_ADDRESS, LONGEST_TITLE, BannerPlace
from namhoc.publish.models import PortalHome
from namhoc.publish.site.article import article_at
from namhoc.publish.site.sites import sections_of
from namhoc.publish.uploads.fields import PictureField

OTHER = "other"
MINUTE = forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")
PLACES = (
    ("/so-lieu/", _("Figures")),
    ("/so-lieu/chi-so/", _("Indicators")),
    ("/don-vi/", _("Units")),
    ("/lich/", _("Calendar")),
    ("/van-ban/", _("Documents")),
    ("/cong-khai/", _("Disclosure")),
    ("/hoi-dap/", _("Questions and answers")),
    ("/gui-phan-hoi/", _("Write to the office")),
    ("/xem-nhieu/", _("Most read")),
    ("/luu-tru/", _("Archive")),
    ("/thong-ke/", _("Visit counts")),
    ("/so-do-trang/", _("Site map")),
)
_is_url = URLValidator(schemes=["http", "https"])


def check_address(address: str, home: PortalHome) -> None:
    """An address leads to a page of this site that is there, or is a whole one of another."""
    if not address.startswith("/") or address.startswith("//"):
        try:
            _is_url(address)
        except ValidationError:
            said = _("Write an address of this site that begins with /, or a whole one that begins with https://.")
            raise ValidationError(said) from None
        return
    if not _is_there(urlsplit(address).path, home):
        raise ValidationError(_("Nothing is published at this address of the site. Copy it from the page you mean."))


def _is_there(place: str, home: PortalHome) -> bool:
    """Whether readers find something there: any of our own pages, a section that is open, an article that is public."""
    try:
        found = resolve(place)
    except (Resolver404, ValueError):
        return False
    if found.url_name == "article":
        return article_at(home, *found.kwargs.values()) is not None
    return found.url_name != "section" or found.kwargs["section"] in {one.slug for one in sections_of(home)}


class MenuLineForm(forms.Form):
    """One line of the menu."""

    title = LineField(label=_("Title"), max_length=LONGEST_TITLE, required=False)
    way = forms.ChoiceField(label=_("Leads to"), required=False)
    address = LineField(label=_("Another address"), max_length=LONGEST_ADDRESS, required=False)
    under = forms.BooleanField(label=_("Opens under the line before"), required=False)

    def __init__(self, *args: Any, home: PortalHome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.home = home
        sections = [(f"section:{one.pk}", one.title) for one in sections_of(home)]
        groups: list[Any] = [("", _("Nowhere: it only holds the lines under it")), (_("Sections"), sections)]
        groups += [(_("Pages of the site"), list(PLACES)), (OTHER, _("Another address, written beside"))]
        cast("forms.ChoiceField", self.fields["way"]).choices = groups

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if not given.get("title") and (given.get("way") or given.get("address")) and not given.get("DELETE"):
            self.add_error("title", _("Write the words that stand in the menu."))
        if given.get("way") == OTHER and "address" not in self.errors:
            if not given.get("address"):
                self.add_error("address", _("Write where the line leads."))
            else:
                self._check(given["address"])
        return given

    def _check(self, address: str) -> None:
        try:
            check_address(address, self.home)
        except ValidationError as trouble:
            self.add_error("address", trouble)

    @property
    def line(self) -> MenuLine | None:
        """The line as it is to be kept; none where it is left empty or taken out."""
        given = self.cleaned_data
        if not given.get("title") or given.get("DELETE"):
            return None
        way, under = given["way"], given["under"]
        if way.startswith("section:"):
            return MenuLine(given["title"], section=int(way.removeprefix("section:")), under=under)
        return MenuLine(given["title"], address=given["address"] if way == OTHER else way, under=under)


def way_of(line: MenuLine) -> dict[str, Any]:
    """A line that is kept, as the form shows it."""
    known = dict(PLACES)
    way = f"section:{line.section}" if line.section else line.address if line.address in known else OTHER
    typed = line.address if way == OTHER else ""
    return {
        "title": line.title,
        "way": way if line.section or line.address else "",
        "address": typed,
        "under": line.under,
    }


class LinesForms(forms.BaseFormSet):  # type: ignore[type-arg]
    """All lines of the menu."""

    def clean(self) -> None:
        if any(self.errors):
            return
        lines = lines_of(self)
        for line, after in zip_longest(lines, lines[1:]):
            holds = after is not None and after.under and not line.under
            if not (line.section or line.address or holds):
                said = _("“%(title)s” leads nowhere, and no line opens under it. Choose where it leads.")
                raise ValidationError(said, params={"title": line.title})
        if lines and lines[0].under:
            raise ValidationError(_("The first line cannot open under another. Take its tick away or move it down."))


def lines_of(forms_of_lines: Any) -> list[MenuLine]:
    """The lines that were typed, in their order, without those left empty or taken out."""
    return [form.line for form in forms_of_lines.ordered_forms if form.line is not None]


MenuForms = forms.formset_factory(
    MenuLineForm, formset=LinesForms, extra=3, can_order=True, can_delete=True, max_num=43, absolute_max=60
)


class BannerForm(forms.Form):
    """A banner: its words, where it leads, where and when it stands."""

    alt = LineField(
        label=_("What the picture shows"),
        max_length=220,
        error_messages={"required": _("Say in a sentence what the picture shows, and every word written in it.")},
    )
    link = LineField(
        label=_("Leads to"),
        max_length=LONGEST_ADDRESS,
        error_messages={"required": _("Write where the banner leads.")},
        help_text=_("An address of this site that begins with /, or a whole one of another."),
    )
    place = forms.ChoiceField(label=_("Where it stands"), choices=BannerPlace.choices)
    since = forms.DateTimeField(
        label=_("Shown from"),
        widget=MINUTE,
        error_messages={"required": _("Write the day and the minute from which it is shown.")},
    )
    until = forms.DateTimeField(label=_("Shown until (need not be given)"), widget=MINUTE, required=False)

    def __init__(self, *args: Any, home: PortalHome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.home = home

    def clean_link(self) -> str:
        link = str(self.cleaned_data["link"])
        check_address(link, self.home)
        return link

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if given.get("since") and given.get("until") and given["until"] <= given["since"]:
            self.add_error("until", _("The banner would end before it begins. Write a later minute, or none."))
        return given


class NewBannerForm(BannerForm):
    """The same with its picture."""

    picture = PictureField(label=_("Picture"), error_messages={"required": _("Choose a picture: JPEG or PNG.")})
    field_order = ("picture",)


def _typed_as(field: Any, **told: Any) -> Any:
    """A field of the site in its form; an address without its scheme is a safe one."""
    more = {"assume_scheme": "https"} if isinstance(field, URLField) else {}
    return field.formfield(**told, **more)


class FrameForm(forms.ModelForm):  # type: ignore[type-arg]
    """The words around every page, and what readers may do."""

    door = forms.ChoiceField(label=_("Who may comment"), choices=Door.choices, widget=forms.RadioSelect)

    class Meta:
        model = PortalHome
        fields = FACTS
        formfield_callback = _typed_as

    def __init__(self, data: QueryDict | None, *, home: PortalHome, door: Door) -> None:
        super().__init__(data, instance=home, initial={"door": door})
