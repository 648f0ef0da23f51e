"""The room's addresses, under the place that the shell gives it."""

from __future__ import annotations

from django.urls import path

from namhoc.certify import views

urlpatterns = [
    path("", views.standards_page, name="certify-standards"),
    path("giay-chung-nhan/", views.certificates_page, name="certify-certificates"),
    path("giay-chung-nhan/them/", views.certificate_page, name="certify-register"),
    path("giay-chung-nhan/<int:pk>/", views.certificate_page, name="certify-certificate"),
    path("tinh-lai/", views.measure_page, name="certify-measure"),
]
