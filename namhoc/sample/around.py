"""What stands around the city's article, as on the page it is modelled on: a banner, older and newer news, a rating."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from io import BytesIO
from math import sin

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, ImageDraw

from namhoc.hear.guards.devices import Voter
from namhoc.hear.guards.judging import Judged, Standing
from namhoc.hear.guards.stamps import make_stamp
from namhoc.hear.guards.traffic import Traffic
from namhoc.hear.votes.models import MOST
from namhoc.hear.votes.queries import about_rating
from namhoc.hear.votes.voting import cast_vote
from namhoc.journal.actor import Actor
from namhoc.people.models import Post
from namhoc.people.queries import actor_under
from namhoc.people.roles import Role
from namhoc.publish.actions import publish_article, write_article
from namhoc.publish.frame.actions import put_up_banner
from namhoc.publish.frame.models import BannerPlace
from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.units.models import Unit

CITY = "district-094-dien-bien-phu"
READER = "sample"
WIDE, HIGH = 1200, 100
SKY = (246, 236, 243)
RIDGES = ((203, 210, 233), (154, 167, 208), (104, 124, 180), (61, 97, 108), (45, 106, 74))  # mist, then terraces


@dataclass(frozen=True)
class Notice:
    """A short text without figures, so many days after the article."""

    days: int
    at: time
    title: str
    lead: str
    text: str


NOTICES = (
    Notice(
        -10,
        time(16, 20),
        "Các cấp học họp tổng kết trước hội nghị của thành phố",
        "Cán bộ quản lí các trường mầm non, tiểu học và trung học cơ sở họp theo từng cấp học.",
        "Mỗi cấp học đánh giá kết quả, hạn chế của năm học vừa qua và góp ý vào nhiệm vụ năm học mới.",
    ),
    Notice(
        -2,
        time(9, 5),
        "Mời cha mẹ học sinh góp ý trước năm học mới",
        "Phòng Giáo dục và Đào tạo mời cha mẹ học sinh góp ý về việc dạy và học trong năm học mới.",
        "Ý kiến gửi tại mục Gửi phản hồi của trang này; mỗi phản hồi có một số để tra cứu việc trả lời.",
    ),
    Notice(
        3,
        time(7, 45),
        "Các trường bước vào tuần học đầu tiên",
        "Tuần này các trường trong thành phố dạy học theo thời khóa biểu của năm học mới.",
        "Nhà trường giữ các biện pháp phòng dịch và báo cha mẹ học sinh khi thời khóa biểu thay đổi.",
    ),
)


def set_out_around() -> None:
    """Done by the city's own people, and by one reader."""
    home, office = PortalHome.objects.get(office__code=CITY), Unit.objects.get(code=CITY)
    article = ArticlePage.objects.get(office=office, live=True)
    day = timezone.localdate(article.posted_at)
    for notice in NOTICES:
        at = timezone.make_aware(datetime.combine(day + timedelta(days=notice.days), notice.at))
        by = _under(Role.EDITOR, at)
        made = write_article(office, article.year, notice.title, notice.lead, [notice.text], by=by)
        publish_article(made, posted_at=at, by=_under(Role.PUBLISHER, at))
    _put_up_banner(home, timezone.make_aware(datetime.combine(day, time())))
    _rate(article.pk)


def _under(role: Role, at: datetime) -> Actor:
    return actor_under(Post.objects.get(role=role, unit__code=CITY), timezone.localdate(at))


def _put_up_banner(home: PortalHome, at: datetime) -> None:
    facts = {
        "alt": "Núi, sương sớm và ruộng bậc thang; bấm để xem số liệu năm học",
        "link": "/so-lieu/",
        "place": BannerPlace.TOP,
        "since": at,
        "until": None,
    }
    put_up_banner(home, _landscape(), facts, now=at, by=_under(Role.PUBLISHER, at))


def _landscape() -> ContentFile[bytes]:
    """Ridges one before the other, in the colours of the site; no words, so nothing to be read out."""
    picture = Image.new("RGB", (2 * WIDE, 2 * HIGH), SKY)
    draw = ImageDraw.Draw(picture)
    for at, colour in enumerate(RIDGES):
        level, wave = HIGH * (0.55 + 0.32 * at), HIGH * 0.26
        line = [
            (x, level + wave * (sin(x / (300 - 35 * at) + 2.1 * at) + 0.4 * sin(x / (110 - 9 * at) + at)))
            for x in range(0, 2 * WIDE + 1, 4)
        ]
        draw.polygon([(0, 2 * HIGH), *line, (2 * WIDE, 2 * HIGH)], fill=colour)
    file = BytesIO()
    picture.resize((WIDE, HIGH), Image.Resampling.LANCZOS).save(file, "PNG")
    return ContentFile(file.getvalue(), name="ruong-bac-thang.png")


def _rate(page: int) -> None:
    about = about_rating(page)
    kept = make_stamp(about, READER)
    told = Traffic(network=READER, about=about, tries=1, waited=0)
    cast_vote(page, MOST, Judged(Standing.FIT, kept, Voter(READER), told, by_script=True))
