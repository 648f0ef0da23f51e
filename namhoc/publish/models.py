"""The portal's pages: its front, its sections, its articles; and which figures an article rests on."""

from __future__ import annotations

from http import HTTPMethod
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from namhoc.journal.chain import FiledUnder
from namhoc.measure.models import Figure
from namhoc.proof.folding import folded
from namhoc.publish.blocks import ArticleBlocks
from namhoc.units.models import Unit

READ = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]  # the public sends pages nothing


class PortalHome(Page):
    """The front page."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["publish.Section"]
    max_count = 1
    template = "publish/home.html"
    allowed_http_methods = READ

    class Meta:
        verbose_name = _("portal")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from namhoc.publish.queries import front_page

        return {**super().get_context(request, *args, **kwargs), **front_page()}


class Section(Page):
    """A section of the portal: its articles, the newest first."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["publish.PortalHome"]
    subpage_types = ["publish.ArticlePage"]
    template = "publish/section.html"
    allowed_http_methods = READ

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from namhoc.publish.queries import section_page

        number = request.GET.get("page", "")
        return {**super().get_context(request, *args, **kwargs), **section_page(self, number)}


class ArticlePage(Page):
    """One article. Its texts cite figures by key; what the public sees is the published revision."""

    lead = models.TextField(_("lead"))
    body = StreamField(ArticleBlocks(), verbose_name=_("body"), blank=True)
    posted_at = models.DateTimeField(_("posted at"), null=True, blank=True)
    author = models.CharField(_("author"), max_length=150, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    office = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("office"))
    year = models.CharField(_("school year"), max_length=9)
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    picture_alt = models.CharField(_("what the picture shows"), max_length=220, blank=True)
    picture_caption = models.CharField(_("caption"), max_length=220, blank=True)
    folded = models.TextField(editable=False, default="")

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_caption")], heading=_("Picture")
        ),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("author"), FieldPanel("source")], heading=_("Author and source")),
        MultiFieldPanel([FieldPanel("office"), FieldPanel("year"), FieldPanel("posted_at")], heading=_("School year")),
    ]
    parent_page_types = ["publish.Section"]
    subpage_types: list[str] = []
    template = "publish/article.html"
    allowed_http_methods = READ

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [models.Index(fields=["-posted_at"], name="publish_article_newest")]

    @property
    def filed_under(self) -> FiledUnder:
        return FiledUnder(self.office.code, self.year)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = folded(" ".join([self.title, self.lead, *self.texts()]))
        super().save(*args, **kwargs)

    def texts(self) -> list[str]:
        """Every text of the body in which figures may be cited, from top to bottom."""
        found: list[str] = []
        for block in self.body:
            if block.block_type in ("paragraph", "heading"):
                found.append(block.value)
            elif block.block_type == "quote":
                found.append(block.value["text"])
            elif block.block_type == "table":
                found.append(block.value["rows"])
        return found

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from namhoc.publish.queries import article_page

        return {**super().get_context(request, *args, **kwargs), **article_page(self)}


class FigureReference(models.Model):
    """A published article rests on this figure, from one day until it was published without it."""

    page = models.ForeignKey(ArticlePage, models.PROTECT, related_name="references")
    figure = models.ForeignKey(Figure, models.PROTECT, related_name="references")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True)

    class Meta:
        ordering = ["page", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "figure"], condition=Q(until__isnull=True), name="publish_reference_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="publish_reference_ends_after"
            ),
        ]
