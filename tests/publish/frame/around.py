"""A moment, a picture, and a page as everyone sees it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

NOW = datetime(2021, 9, 3, 8, 0, tzinfo=timezone.get_default_timezone())


def a_picture():
    content = BytesIO()
    Image.new("RGB", (900, 200), "#263a7d").save(content, "PNG")
    return SimpleUploadedFile("bang.png", content.getvalue(), "image/png")


def page(address="/"):
    return Client().get(address).content.decode()
