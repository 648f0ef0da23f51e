"""Addresses of the register for everybody."""

from __future__ import annotations

from django.urls import path

from namhoc.publish.register import public

urlpatterns = [
    path("van-ban/", public.documents_page, name="documents"),
    path("van-ban/<int:pk>/", public.document_page, name="document"),
    path("cong-khai/", public.disclosure_page, name="disclosure"),
]
