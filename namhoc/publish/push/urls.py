"""Where readers ask for notices of a site and leave, and the worker that shows them."""

from __future__ import annotations

from django.urls import path

from namhoc.publish.push import views

urlpatterns = [
    path("nhan-thong-bao/", views.notices_page, name="notices"),
    path("nhan-thong-bao/nhan/", views.keep_browser_view, name="notices-keep"),
    path("nhan-thong-bao/thoi/", views.forget_browser_view, name="notices-forget"),
    path("nhan-thong-bao.js", views.worker, name="notices-worker"),
]
