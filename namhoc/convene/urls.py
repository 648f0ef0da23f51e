"""The conference's addresses, under the place that the shell gives the room."""

from __future__ import annotations

from django.urls import path

from namhoc.convene import site_views, views

PLACE = "<slug:unit>/<slug:year>/"
SESSION = f"{PLACE}<slug:session>/"

urlpatterns = [
    path("", views.conferences_page, name="conferences"),
    path("diem-cau/", site_views.operated_sites_page, name="operated-sites"),
    path("diem-cau/<int:site>/", site_views.operated_site_page, name="operated-site"),
    path(PLACE, views.conference_page, name="conference"),
    path(f"{PLACE}lap/", views.plan_page, name="plan-conference"),
    path(f"{PLACE}them-phien/", views.session_page, name="add-session"),
    path(f"{PLACE}chuong-trinh/", views.programme_page, name="conference-programme"),
    path(f"{PLACE}ket-thuc/", views.close_page, name="close-conference"),
    path(f"{PLACE}mo-lai/", views.reopen_page, name="reopen-conference"),
    path(f"{SESSION}them/<slug:kind>/", views.line_page, name="add-line"),
    path(f"{SESSION}them-diem-cau/", views.sites_page, name="add-sites"),
    path(f"{SESSION}bo/<slug:kind>/<int:line>/", views.remove_page, name="remove-line"),
    path(f"{SESSION}diem-danh/", views.attendance_page, name="attendance"),
    path(f"{SESSION}diem-danh/<int:site>/", views.site_page, name="site-attendance"),
    path(f"{SESSION}diem-danh/<int:site>/nguoi-truc/", site_views.operator_page, name="site-operator"),
    path(f"{SESSION}phieu-diem-danh/", views.sheet_page, name="attendance-sheet"),
    path(f"{SESSION}bien-ban/", views.minutes_page, name="conference-minutes"),
]
