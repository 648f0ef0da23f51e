"""The editor's pages."""

from __future__ import annotations

from django.urls import include, path

from namhoc.publish.desk import views

urlpatterns = [
    path("van-ban/", include("namhoc.publish.register.urls")),
    path("", views.articles_page, name="articles"),
    path("moi/", views.new_article_page, name="article-new"),
    path("<int:pk>/", views.edit_article_page, name="article-edit"),
    path("<int:pk>/xem-truoc/", views.preview_article_page, name="article-preview"),
    path("<int:pk>/dang/", views.publish_article_page, name="article-publish"),
    path("<int:pk>/go/", views.withdraw_article_page, name="article-withdraw"),
    path("<int:pk>/thay-so/", views.renew_figures_page, name="article-renew"),
]
