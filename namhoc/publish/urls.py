"""The editor's pages."""

from __future__ import annotations

from django.urls import include, path

from namhoc.publish.desk import files_page, preview_pages, views, word_page
from namhoc.publish.desk import history_page as history
from namhoc.publish.desk import pictures_page as pictures
from namhoc.publish.desk import publishing_page as publishing
from namhoc.publish.desk import report_page as report
from namhoc.publish.desk import sections_page as sections

urlpatterns = [
    path("trang/", include("namhoc.publish.frame.urls")),
    path("van-ban/", include("namhoc.publish.register.urls")),
    path("", views.articles_page, name="articles"),
    path("moi/", views.new_article_page, name="article-new"),
    path("chuyen-muc/", sections.article_sections_page, name="article-sections"),
    path("bao-cao/", report.article_report_page, name="article-report"),
    path("bao-cao/tep/", report.article_report_file, name="article-report-file"),
    path("<int:pk>/", views.edit_article_page, name="article-edit"),
    path("<int:pk>/giu-cho/", views.hold_article_page, name="article-hold"),
    path("<int:pk>/nhan-sua/", views.take_over_page, name="article-take-over"),
    path("<int:pk>/xem-truoc/", preview_pages.preview_article_page, name="article-preview"),
    path("<int:pk>/word/", word_page.word_page, name="article-word"),
    path("<int:pk>/anh/", pictures.pictures_page, name="article-pictures"),
    path("<int:pk>/tep/", files_page.files_page, name="article-files"),
    path("<int:pk>/dien-thoai/", preview_pages.phone_preview_page, name="article-phone"),
    path("<int:pk>/lich-su/", history.history_page, name="article-history"),
    path("<int:pk>/lich-su/<int:version>/", history.restore_version_page, name="article-restore"),
    path("<int:pk>/chep/", history.copy_article_page, name="article-copy"),
    path("<int:pk>/ban-dich/", history.translate_article_page, name="article-translate"),
    path("<int:pk>/gui-duyet/", publishing.send_article_page, name="article-send"),
    path("<int:pk>/goi-lai/", publishing.call_back_page, name="article-call-back"),
    path("<int:pk>/duyet/", publishing.review_article_page, name="article-review"),
    path("<int:pk>/tra-lai/", publishing.refuse_article_page, name="article-refuse"),
    path("<int:pk>/dang/", publishing.publish_article_page, name="article-publish"),
    path("<int:pk>/bo-lich/", publishing.unschedule_article_page, name="article-unschedule"),
    path("<int:pk>/go/", publishing.withdraw_article_page, name="article-withdraw"),
    path("<int:pk>/dang-lai/", publishing.put_back_page, name="article-put-back"),
    path("<int:pk>/bo/", publishing.discard_article_page, name="article-discard"),
    path("<int:pk>/lay-lai/", publishing.recover_article_page, name="article-recover"),
    path("<int:pk>/thay-so/", publishing.renew_figures_page, name="article-renew"),
]
