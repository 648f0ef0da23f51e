"""The room's addresses, under the place that the shell gives it."""

from __future__ import annotations

from django.urls import path

from namhoc.summarise import views

urlpatterns = [
    path("", views.year_page, name="summarise-year"),
    path("xem-truoc/", views.preview_page, name="summarise-preview"),
    path("du-thao.docx", views.word_page, name="summarise-word"),
    path("du-thao.pdf", views.pdf_page, name="summarise-pdf"),
    path("ban-hanh/", views.issue_page, name="summarise-issue"),
    path("dau-de/", views.letterhead_page, name="summarise-letterhead"),
    path("<int:pk>.<slug:form>", views.issued_page, name="summarise-issued"),
]
