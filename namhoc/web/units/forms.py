"""One form for each act on units. What is typed becomes events of one day; whether they can be is asked of the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from namhoc.journal.inputs import DayInput
from namhoc.law.catalogue import catalogue
from namhoc.law.today import today
from namhoc.proof.folding import folded
from namhoc.units.log.events import Event
from namhoc.units.network import EventKind
from namhoc.units.queries import children_on, every_unit, state_on, unit_by_code
from namhoc.units.telling import type_label
from namhoc.web.units.fields import PartsField, UnitField, UnitsField, written

NAME = {"required": _("Write the name.")}
FARTHEST = 100  # years: the oldest schools were founded within them
UNIT = {"required": _("Name the unit.")}


class ActForm(forms.Form):
    """The day, and the decision behind it. ``about`` are the fields that are the act's own."""

    about: tuple[str, ...] = ()
    day = forms.DateField(
        label=_("From the day"),
        widget=DayInput(),
        help_text=_("The first day on which it holds: a past one, or one to come."),
        error_messages={"required": _("Write the day."), "invalid": _("Write the day as day/month/year.")},
    )
    decision = forms.CharField(
        label=_("Number of the decision"),
        max_length=200,
        help_text=_("As it stands on the decision, for example 123/QĐ-UBND."),
        error_messages={"required": _("Write the number of the decision.")},
    )
    issuer = forms.CharField(label=_("Issuer"), max_length=200, error_messages={"required": _("Write who issued it.")})

    def __init__(self, data: Any = None, *, unit: str = "", initial: dict[str, Any] | None = None) -> None:
        begun = self.begins_with(unit) if unit else {}
        super().__init__(data, initial={"day": today(), **begun, **(initial or {})})
        self.order_fields([*self.about, "day", "decision", "issuer"])

    def clean_day(self) -> date:
        """A day within a working life of today: a slip in the year is more likely than a decision so far away."""
        day: date = self.cleaned_data["day"]
        if abs(day.year - today().year) > FARTHEST:
            said = _("%(year)s is more than %(years)s years from today. Look at the year again.")
            raise forms.ValidationError(said % {"year": day.year, "years": FARTHEST})
        return day

    @classmethod
    def again(cls, data: Any) -> ActForm:
        """The form with what was typed so far, before anything is asked of it."""
        typed = cls(data)
        return cls(initial={name: typed[name].data for name in typed.fields})

    def begins_with(self, unit: str) -> dict[str, Any]:
        """What stands in the fields when the act was chosen on a unit's page."""
        return {"unit": written(unit)} if "unit" in self.base_fields else {"units": [(written(unit),)]}

    def events(self) -> list[Event]:
        """What was typed, as the log tells it; only of a form that is valid."""
        raise NotImplementedError

    def event(self, kind: EventKind, unit: str, **told: Any) -> Event:
        said = self.cleaned_data
        return Event(said["day"], kind, unit, decision=said["decision"], issuer=said["issuer"], **told)

    def founding(self, name: str, kind: str, parent: str | None, code: str = "", official_code: str = "") -> Event:
        code = code or free_code(kind, name)
        return self.event(EventKind.FOUND, code, name=name, type=kind, parent=parent, official_code=official_code)

    def moved(self, units: list[str], parent: str) -> list[Event]:
        """Whoever answers to these units on the day answers to ``parent`` from then on."""
        if not parent:
            return []
        above = every_unit().filter(code__in=units)
        children = [child.unit.code for unit in above for child in children_on(unit, self.cleaned_data["day"])]
        return [self.event(EventKind.MOVE, code, parent=parent) for code in children if code != parent]


def type_choices() -> list[tuple[str, str]]:
    return [("", "—"), *((code, type_label(code)) for code in catalogue().unit_types)]


def free_code(kind: str, name: str) -> str:
    """A code for a new unit that nobody has: ``primary-truong-tieu-hoc-na-lay``."""
    wanted = slugify(f"{kind} {folded(name)}")[:90] or "unit"
    taken = set(every_unit().filter(code__startswith=wanted).values_list("code", flat=True))
    return next(code for code in (wanted, *(f"{wanted}-{at}" for at in range(2, 10_000))) if code not in taken)


class TypeField(forms.ChoiceField):
    """A kind of unit, from the catalogue."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=type_choices, error_messages={"required": _("Choose the type.")}, **options)


class FoundForm(ActForm):
    about = ("name", "type", "parent", "official_code", "code")
    name = forms.CharField(label=_("Name"), max_length=200, error_messages=NAME)
    type = TypeField(label=_("Type"))
    parent = UnitField(label=_("Answers to"), error_messages={"required": _("Name the unit above.")})
    official_code = forms.CharField(label=_("Official code"), max_length=20, required=False)
    code = forms.SlugField(
        label=_("Code"),
        max_length=100,
        required=False,
        help_text=_("Leave it empty: one is made from the name. It never changes."),
        error_messages={"invalid": _("A code has letters without tones, digits and hyphens.")},
    )

    def begins_with(self, unit: str) -> dict[str, Any]:
        return {"parent": written(unit)}

    def events(self) -> list[Event]:
        said = self.cleaned_data
        return [self.founding(said["name"], said["type"], said["parent"], said["code"], said["official_code"])]


class RenameForm(ActForm):
    about = ("unit", "name")
    unit = UnitField(label=_("Unit"), error_messages=UNIT)
    name = forms.CharField(label=_("New name"), max_length=200, error_messages=NAME)

    def events(self) -> list[Event]:
        return [self.event(EventKind.RENAME, self.cleaned_data["unit"], name=self.cleaned_data["name"])]


class RetypeForm(ActForm):
    about = ("unit", "type", "name")
    unit = UnitField(label=_("Unit"), error_messages=UNIT)
    type = TypeField(label=_("New type"))
    name = forms.CharField(label=_("New name, if it has one"), max_length=200, required=False)

    def events(self) -> list[Event]:
        said = self.cleaned_data
        return [self.event(EventKind.RETYPE, said["unit"], type=said["type"], name=said["name"])]


class MoveForm(ActForm):
    about = ("units", "parent")
    units = UnitsField(label=_("Units that move"))
    parent = UnitField(label=_("Answer from then on to"), error_messages={"required": _("Name the unit above.")})

    def events(self) -> list[Event]:
        said = self.cleaned_data
        return [self.event(EventKind.MOVE, unit, parent=said["parent"]) for unit in said["units"]]


class NewUnitMixin(forms.Form):
    """A unit that begins by the act: its type and the one above are those of the unit it comes from, if left empty."""

    new_type = TypeField(label=_("Type of the new unit"), required=False)
    new_parent = UnitField(label=_("The new unit answers to"), required=False)

    def new_unit(self, name: str, source: str, day: date) -> tuple[str, str, str | None]:
        """Name, type and parent of the new unit."""
        state = state_on(unit_by_code(source), day)
        above = state.parent.code if state is not None and state.parent is not None else None
        kind = self.cleaned_data["new_type"] or ("" if state is None else state.kind)
        return name, kind, self.cleaned_data["new_parent"] or above


class MergeForm(NewUnitMixin, ActForm):
    about = ("units", "into", "new_name", "new_type", "new_parent")
    units = UnitsField(
        label=_("Units that are merged"),
        help_text=_("All that go in. Where one of them keeps its code and takes the others in, name it below as well."),
    )
    into = UnitField(label=_("Into the unit"), required=False)
    new_name = forms.CharField(label=_("or into a new unit called"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if bool(said.get("into")) == bool(said.get("new_name")) and "into" not in self.errors:
            self.add_error("new_name", _("Name either the unit that takes the others in, or the new one."))
        going = [unit for unit in said.get("units", ()) if unit != said.get("into")]
        if "units" in said and not going:
            self.add_error("units", _("Name at least one unit that goes into another."))
        return said

    def events(self) -> list[Event]:
        said = self.cleaned_data
        into, founded = said["into"], []
        if not into:
            founded = [self.founding(*self.new_unit(said["new_name"], said["units"][0], said["day"]))]
            into = founded[0].unit
        return [*founded, *(self.event(EventKind.MERGE, unit, into=into) for unit in said["units"] if unit != into)]


class SplitForm(NewUnitMixin, ActForm):
    about = ("unit", "parts", "new_type", "new_parent", "children_to")
    unit = UnitField(label=_("Unit that is split"), error_messages=UNIT)
    parts = PartsField(
        label=_("Parts"),
        help_text=_(
            "Where the unit lives on, name it as one of its parts. Give every part a share, together 100%, or none: "
            "figures can then not be compared across the day."
        ),
    )
    children_to = UnitField(label=_("Units below it answer from then on to"), required=False)

    def events(self) -> list[Event]:
        said = self.cleaned_data
        events: list[Event] = []
        for there, new, share in said["parts"]:
            founded = [] if there else [self._free(self.new_unit(new, said["unit"], said["day"]), events)]
            into = there or founded[0].unit
            events += [*founded, self.event(EventKind.SPLIT, said["unit"], into=into, share=share)]
        return [*events, *self.moved([said["unit"]], said["children_to"])]

    def _free(self, told: tuple[str, str, str | None], events: list[Event]) -> Event:
        """The founding of a part, under a code that no other part has."""
        event = self.founding(*told)
        taken = {one.unit for one in events if one.kind is EventKind.FOUND}
        return event if event.unit not in taken else self.founding(*told, code=f"{event.unit}-{len(taken) + 1}")


class CloseForm(ActForm):
    about = ("units", "children_to")
    units = UnitsField(label=_("Units that are closed"))
    children_to = UnitField(label=_("Units below them answer from then on to"), required=False)

    def events(self) -> list[Event]:
        said = self.cleaned_data
        closed = [self.event(EventKind.CLOSE, unit) for unit in said["units"]]
        return [*closed, *self.moved(said["units"], said["children_to"])]


class ReopenForm(ActForm):
    about = ("unit", "name", "type", "parent")
    unit = UnitField(label=_("Unit"), error_messages=UNIT)
    name = forms.CharField(label=_("Name, if another than before"), max_length=200, required=False)
    type = TypeField(label=_("Type, if another than before"), required=False)
    parent = UnitField(label=_("Answers to, if another than before"), required=False)

    def events(self) -> list[Event]:
        said = self.cleaned_data
        told = {"name": said["name"], "type": said["type"], "parent": said["parent"] or None}
        return [self.event(EventKind.REOPEN, said["unit"], **told)]


class LevelForm(ActForm):
    about = ("unit", "type")
    unit = UnitField(
        label=_("Unit"),
        error_messages=UNIT,
        help_text=_("The unit that ends; or, with a level below, the unit under which that level ends."),
    )
    type = TypeField(label=_("Level that ends below it"), required=False)

    def events(self) -> list[Event]:
        return [self.event(EventKind.LEVEL_REMOVED, self.cleaned_data["unit"], type=self.cleaned_data["type"])]


FORMS: Mapping[str, type[ActForm]] = {  # by the word in the address
    "lap": FoundForm,
    "doi-ten": RenameForm,
    "doi-loai": RetypeForm,
    "chuyen": MoveForm,
    "nhap": MergeForm,
    "tach": SplitForm,
    "dong": CloseForm,
    "mo-lai": ReopenForm,
    "bo-cap": LevelForm,
}
