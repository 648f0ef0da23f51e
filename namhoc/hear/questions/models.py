"""Questions to offices, and each step on the way to an answer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from namhoc.journal.chain import FiledUnder
from namhoc.people.models import Account
from namhoc.units.models import Unit

LONGEST = 5_000


class Subject(models.TextChoices):
    """What a question is about."""

    ENROLMENT = "enrolment", _("Enrolment and moving schools")
    TEACHING = "teaching", _("Teaching and learning")
    EXAMS = "exams", _("Examinations and certificates")
    FEES = "fees", _("Fees and support")
    STAFF = "staff", _("Teachers and staff")
    PORTAL = "portal", _("This portal and its articles")
    COMPLAINT = "complaint", _("Complaint or report")
    OTHER = "other", _("Something else")


class QuestionState(models.TextChoices):
    """How a question stands."""

    OPEN = "open", _("Waiting for an answer")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed without an answer")


class Question(models.Model):
    """What somebody asked an office. Only who has number and code, and the office, ever see it."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    code = models.CharField(_("digest of the secret code"), max_length=64)
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("office"))
    subject = models.CharField(_("about"), max_length=10, choices=Subject.choices)
    name = models.CharField(_("name"), max_length=80)
    contact = models.CharField(_("telephone or e-mail"), max_length=120, blank=True)
    text = models.TextField(_("text"), max_length=LONGEST)
    may_publish = models.BooleanField(_("may be published without the name"), default=False)
    published = models.BooleanField(_("published"), default=False)
    asked_on = models.DateField(_("asked on"))
    due_on = models.DateField(_("to be answered by"))
    state = models.CharField(_("state"), max_length=8, choices=QuestionState.choices, default=QuestionState.OPEN)
    member = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="+")  # told to no office
    form = models.CharField(_("the form it came in"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["office", "state"], name="hear_question_of_office")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=QuestionState.values), name="hear_question_has_a_state"),
            models.CheckConstraint(
                condition=Q(published=False) | Q(may_publish=True, state="answered"),
                name="hear_question_published_with_leave",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def filed_under(self) -> FiledUnder:
        return FiledUnder(self.office.code)


class StepKind(models.TextChoices):
    """What an office did with a question."""

    ANSWERED = "answered", _("Answered")
    FORWARDED = "forwarded", _("Handed on")
    CLOSED = "closed", _("Closed without an answer")


class Step(models.Model):
    """One thing that an office did with a question, as whoever asked sees it."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="steps")
    kind = models.CharField(_("step"), max_length=9, choices=StepKind.choices)
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("office"))
    text = models.TextField(_("text"), max_length=LONGEST, blank=True)
    on = models.DateField(_("on"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="hear_step_has_a_kind"),
        ]
