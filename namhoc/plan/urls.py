"""The room's addresses, under the place that the shell gives it."""

from __future__ import annotations

from django.urls import path

from namhoc.plan import views

urlpatterns = [
    path("", views.plan_page, name="plan-year"),
    path("nhiem-vu/them/", views.task_page, name="plan-add-task"),
    path("nhiem-vu/<int:pk>/", views.task_page, name="plan-task"),
    path("nhiem-vu/<int:pk>/bo/", views.remove_task_page, name="plan-remove-task"),
    path("chi-tieu/them/", views.target_page, name="plan-add-target"),
    path("chi-tieu/<int:pk>/", views.target_page, name="plan-target"),
    path("chi-tieu/<int:pk>/rut/", views.withdraw_target_page, name="plan-withdraw-target"),
    path("van-ban/", views.documents_page, name="plan-documents"),
    path("van-ban/them/", views.document_page, name="plan-add-document"),
    path("van-ban/<slug:code>/", views.document_page, name="plan-document"),
    path("ghi-nhan/", views.remarks_page, name="plan-remarks"),
]
