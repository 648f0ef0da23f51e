"""Addresses of the register at the desk."""

from __future__ import annotations

from django.urls import path

from namhoc.publish.register import views

urlpatterns = [
    path("", views.register_page, name="register"),
    path("moi/<int:home>/", views.enter_document_page, name="document-enter"),
    path("<int:pk>/", views.amend_document_page, name="document-amend"),
    path("<int:pk>/go/", views.take_out_document_page, name="document-take-out"),
    path("<int:pk>/dua-lai/", views.put_document_back_page, name="document-put-back"),
]
