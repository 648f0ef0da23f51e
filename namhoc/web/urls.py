"""Every address of the site: the desk under /lam-viec/, the portal at the root."""

from __future__ import annotations

from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language
from wagtail import urls as portal_urls
from wagtail.admin import urls as administration_urls
from wagtail.documents import urls as document_urls

from namhoc.people.arriving import invitation_page
from namhoc.web import views
from namhoc.web.api import api
from namhoc.web.choosing import offices_page
from namhoc.web.design.views import design_page
from namhoc.web.handing_over import hand_over_page
from namhoc.web.proofing.views import PLACE, proof_page
from namhoc.web.rooms import DESK, ROOMS
from namhoc.web.units import views as unit_views

handler403 = views.forbidden_page


urlpatterns = [
    path(DESK, views.tasks_page, name="tasks"),
    *(path(DESK + room.place, include(room.urls)) for room in ROOMS),
    path(DESK + "nguoi/vi-tri/<int:pk>/ban-giao/", hand_over_page, name="hand-over"),
    path(DESK + "phong/", offices_page, name="offices"),
    path("loi-moi/<str:secret>/", invitation_page, name="invitation"),
    path("", include("namhoc.units.urls_public")),
    path("don-vi/<slug:code>/", unit_views.unit_page, name="unit"),
    path("", include("namhoc.measure.urls_public")),
    path("", include("namhoc.journal.urls_public")),
    path("", include("namhoc.publish.visits.urls")),
    path("", include("namhoc.publish.register.urls_public")),
    path("", include("namhoc.publish.days.urls")),
    path("", include("namhoc.hear.urls_public")),
    path("", include("namhoc.publish.urls_public")),
    path("", include("namhoc.people.signin.urls")),
    path("dang-xuat/", views.sign_out_page, name="sign-out"),
    path("dang-xuat/", views.sign_out_page, name="account_logout"),
    path("tai-khoan/buoc-hai/", views.second_factor_page, name="second-factor"),
    path("doi-vi-tri/", views.posts_page, name="choose-post"),
    path("nam-hoc/", views.choose_year_page, name="choose-year"),
    path("ngon-ngu/", csrf_exempt(set_language), name="language"),
    path(PLACE, proof_page, name="proof"),
    path("thiet-ke/", design_page, name="design"),
    path("suc-khoe/", views.health_page, name="health"),
    path("api/", api.urls),
    path("quan-tri/", include(administration_urls)),
    path("tai-lieu/", include(document_urls)),
    path("media/<path:path>", views.picture_page),
    path("", include(portal_urls.urlpatterns[:-1])),  # Wagtail's own, but for the one that takes every address
    path("", include("namhoc.publish.urls_pages")),
    path("", include(portal_urls)),
]
