"""The parts an article is made of. Texts are plain: their marks and live figures are read when shown."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StreamBlock, StructBlock, TextBlock
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(StructBlock):
    """A picture, told in words for those who do not see it."""

    image = ImageChooserBlock(label=_("picture"))
    alt = CharBlock(label=_("what the picture shows"), max_length=220)
    caption = CharBlock(label=_("caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "publish/blocks/picture.html"


class TableBlock(StructBlock):
    """A table as it is pasted from a workbook: a line a row, cells apart by tabs or ``|``."""

    caption = CharBlock(label=_("caption"))
    rows = TextBlock(label=_("rows"), help_text=_("One line a row, cells apart by |. The first row names the columns."))

    class Meta:
        icon = "table"
        label = _("Table")
        template = "publish/blocks/table.html"


class QuoteBlock(StructBlock):
    """Someone's words, and whose."""

    text = TextBlock(label=_("words"))
    speaker = CharBlock(label=_("said by"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "publish/blocks/quote.html"


class PassageBlock(TextBlock):
    """A passage that came from elsewhere as HTML and says more than marks can; cleaned again when it is shown."""

    class Meta:
        icon = "code"
        label = _("Passage with formatting")
        template = "publish/blocks/passage.html"


class ArticleBlocks(StreamBlock):
    """An article's body, from top to bottom."""

    paragraph = TextBlock(label=_("Paragraph"), icon="pilcrow", template="publish/blocks/paragraph.html")
    heading = CharBlock(label=_("Heading"), icon="title", template="publish/blocks/heading.html")
    quote = QuoteBlock()
    picture = PictureBlock()
    table = TableBlock()
    passage = PassageBlock()
