"""The portal's pages: its front, its sections, its articles; and which figures an article rests on."""

from __future__ import annotations

from http import HTTPMethod
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from namhoc.hear.subjects import Heard
from namhoc.journal.chain import FiledUnder
from namhoc.measure.models import Figure
from namhoc.proof.folding import folded
from namhoc.publish.blocks import ArticleBlocks
from namhoc.publish.looks import TimeStyle
from namhoc.publish.passages import words_of
from namhoc.publish.register.models import IssuedDocument  # noqa: F401  # a subject with a folder of its own
from namhoc.units.models import Unit

LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
READ = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]  # the public sends pages nothing


class PortalHome(Page):
    """The front page of one office's site, and what all its pages have around them."""

    office = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("office")
    )  # none: the site of the whole installation
    intro = models.TextField(_("introduction"), blank=True)
    greeting = models.CharField(_("greeting above every page"), max_length=200, blank=True)
    time_style = models.CharField(
        _("how times are written"), max_length=8, choices=TimeStyle.choices, default=TimeStyle.LONG
    )
    banner = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("banner")
    )
    banner_alt = models.CharField(_("what the banner shows"), max_length=220, blank=True)
    fan_page = models.URLField(_("address of the fan page"), blank=True)
    fan_page_name = models.CharField(_("name of the fan page"), max_length=100, blank=True)
    with_rating = models.BooleanField(_("readers rate articles"), default=True)
    with_comments = models.BooleanField(_("readers comment on articles"), default=True)
    with_counters = models.BooleanField(_("visits are shown"), default=True)
    with_feedback = models.BooleanField(_("readers write to the office"), default=True)
    with_letters = models.BooleanField(_("readers get new articles by e-mail"), default=True)
    with_push = models.BooleanField(_("readers get new articles as notices of their browser"), default=True)
    responsible = models.CharField(_("who answers for the site"), max_length=150, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["publish.Section"]
    template = "publish/home.html"
    allowed_http_methods = READ

    class Meta:
        verbose_name = _("portal")

    @property
    def for_members(self) -> bool:
        """Whether signing in gives a reader anything here."""
        return self.with_rating or self.with_comments

    @property
    def has_blocks(self) -> bool:
        """Whether anything stands below the content of every page."""
        ways = (self.with_counters, self.with_feedback, self.with_letters, self.with_push, self.fan_page)
        return self.for_members or any(ways)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from namhoc.publish.site.lists import front_page

        return {**super().get_context(request, *args, **kwargs), "home": self, **front_page(self)}


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
        from namhoc.publish.site.lists import of_section, paged
        from namhoc.publish.site.sites import home_of

        home = home_of(self)
        articles = paged(request, of_section(home, self))
        return {**super().get_context(request, *args, **kwargs), "home": home, "articles": articles}


class Topic(models.Model):
    """A line of events or a subject to which articles of a site belong."""

    home = models.ForeignKey(PortalHome, models.CASCADE, related_name="topics", verbose_name=_("site"))
    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(_("address"), max_length=150)
    about = models.TextField(_("about"), blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["home", "slug"], name="publish_topic_once_a_site")]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return reverse("topic", args=[self.slug])


class Tag(models.Model):
    """A word under which articles of a site are found."""

    home = models.ForeignKey(PortalHome, models.CASCADE, related_name="tags", verbose_name=_("site"))
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["home", "slug"], name="publish_tag_once_a_site")]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return reverse("tag", args=[self.slug])


class Author(models.Model):
    """Someone who writes for a site, with a page of what they wrote."""

    home = models.ForeignKey(PortalHome, models.CASCADE, related_name="authors", verbose_name=_("site"))
    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(_("address"), max_length=150)
    about = models.TextField(_("about"), blank=True)
    portrait = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["home", "slug"], name="publish_author_once_a_site")]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return reverse("author", args=[self.slug])


class ArticlePage(Page):
    """One article. Its texts cite figures by key; what the public sees is the published revision."""

    lead = models.TextField(_("lead"))
    body = StreamField(ArticleBlocks(), verbose_name=_("body"), blank=True)
    posted_at = models.DateTimeField(_("posted at"), null=True, blank=True)
    author = models.CharField(_("author"), max_length=150, blank=True)
    written_by = ParentalManyToManyField(Author, blank=True, related_name="articles", verbose_name=_("authors"))
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("topic"))
    tags = ParentalManyToManyField(Tag, blank=True, related_name="articles", verbose_name=_("tags"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default=LANGUAGES[0][0])
    translation_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="translations", verbose_name=_("translation of")
    )
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

    @property
    def heard(self) -> Heard:
        """What its site lets readers do with it; the office reads what they say."""
        home = self.__dict__.get("home") or PortalHome.objects.ancestor_of(self).first()
        if home is None:
            return Heard()
        return Heard(self.office, home.with_rating, home.with_comments, home.with_feedback)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = self.folded_text()
        super().save(*args, **kwargs)

    def folded_text(self) -> str:
        """What the search at the desk looks through, published or not."""
        return folded(" ".join([self.title, self.lead, *self.texts(), *self.passages()]))

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

    def passages(self) -> list[str]:
        """The words of the body that stand in passages from elsewhere: nothing is cited in them."""
        return [words_of(block.value) for block in self.body if block.block_type == "passage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from namhoc.publish.site.article import article_page

        return {**super().get_context(request, *args, **kwargs), **article_page(self)}


class Attachment(Orderable):
    """A file that belongs to an article."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey("wagtaildocs.Document", models.PROTECT, related_name="+", verbose_name=_("file"))
    title = models.CharField(_("title"), max_length=200)


class Recording(Orderable):
    """An article read aloud by one voice."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="recordings")
    document = models.ForeignKey("wagtaildocs.Document", models.PROTECT, related_name="+", verbose_name=_("file"))
    voice = models.CharField(_("voice"), max_length=100)


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


from namhoc.publish.desk import models as desk  # noqa: E402, F401 - last: its tables point at those above
from namhoc.publish.frame import models as frame  # noqa: E402, F401
from namhoc.publish.letters import models as letters  # noqa: E402, F401
from namhoc.publish.push import models as push  # noqa: E402, F401
