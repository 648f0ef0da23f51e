"""The addresses of rounds and reports, under the place that the shell gives the room."""

from __future__ import annotations

from django.urls import path

from namhoc.collect.views import files, report, review, rounds

urlpatterns = [
    path("", rounds.rounds_page, name="collect-rounds"),
    path("mo-ki/", rounds.open_round_page, name="collect-open-round"),
    path("ki/<int:pk>/", rounds.round_page, name="collect-round"),
    path("ki/<int:pk>/dong/", rounds.close_round_page, name="collect-close-round"),
    path("<int:pk>/", report.report_page, name="collect-report"),
    path("<int:pk>/kiem-tra/", report.send_page, name="collect-send"),
    path("<int:pk>/lich-su/", report.history_page, name="collect-history"),
    path("<int:pk>/mau/", files.template_page, {"filled": False}, name="collect-template"),
    path("<int:pk>/mau-da-dien/", files.template_page, {"filled": True}, name="collect-template-filled"),
    path("<int:pk>/tep/", files.upload_page, name="collect-upload"),
    path("<int:pk>/tep/<int:workbook>/", files.received_page, name="collect-received"),
    path("<int:pk>/tep/<int:workbook>/goc/", files.workbook_page, name="collect-workbook"),
    path("<int:pk>/tep/<int:workbook>/lay-lai/", files.again_page, name="collect-again"),
    path("<int:pk>/tra-lai/", review.return_page, name="collect-return"),
    path("<int:pk>/duyet/", review.approve_page, name="collect-approve"),
    path("<int:pk>/khoa/", review.lock_page, name="collect-lock"),
    path("<int:pk>/xin-mo-khoa/", review.ask_unlock_page, name="collect-ask-unlock"),
    path("<int:pk>/mo-khoa/", review.unlock_page, name="collect-unlock"),
]
