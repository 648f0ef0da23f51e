"""Pictures, PDFs and drawings as somebody with bad intentions would make them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from PIL import Image

SECRET = b"21.3891 103.0169"  # where a picture was taken
SCRIPT = b"<script>hacked=1</script>"


class Case(NamedTuple):
    """One file, and whether anything of it may be kept."""

    name: str
    file: str
    data: bytes
    kept: bool = False


def picture(kind: str = "PNG", size: tuple[int, int] = (32, 24), **more: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "seagreen").save(out, kind, **more)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, rows: int = 0, depth: int = 8) -> bytes:
    """A PNG whose first bytes promise any size, with as many rows as are told, packed."""
    head = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    packed = zlib.compress(b"\0" * ((width * depth // 8 + 1) * rows), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _located(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x8825] = {1: "N", 2: (21.0, 23.0, 20.8)}
    return picture(kind, exif=exif.tobytes())


def bombs() -> Iterator[Case]:
    for width, height in ((30_000, 30_000), (65_000, 65_000), (1, 4_000_000), (20_000, 20), (8_000, 8_000)):
        yield Case(f"png {width}x{height}", "a.png", png_of(width, height, rows=min(height, 200)))
    yield Case("png 30000x30000 one bit deep", "a.png", png_of(30_000, 30_000, rows=3000, depth=1))
    yield Case("png of nothing", "a.png", png_of(0, 0))
    yield Case("jpeg that says 65500x65500", "a.jpg", _jpeg_that_says(65_500, 65_500))
    yield Case("gif that says 65535x65535", "a.gif", b"GIF89a\xff\xff\xff\xff\x80\0\0" + b"\0" * 6 + b",")
    text = zlib.compress(b"A" * 30_000_000, 9)
    yield Case("png with a text of 30 MB packed", "a.png", _with_chunk(b"zTXt", b"k\0\0" + text))
    yield Case("png with a colour table of 30 MB packed", "a.png", _with_chunk(b"iCCP", b"k\0\0" + text))
    yield Case("webp that says 16383x16383", "a.webp", _webp_that_says(16_383, 16_383))


def _jpeg_that_says(width: int, height: int) -> bytes:
    data = bytearray(picture("JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def _webp_that_says(width: int, height: int) -> bytes:
    body = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + struct.pack("<I", width - 1)[:3]
    body += struct.pack("<I", height - 1)[:3]
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _with_chunk(kind: bytes, data: bytes) -> bytes:
    plain = picture()
    return plain[:33] + _chunk(kind, data) + plain[33:]


def broken() -> Iterator[Case]:
    for kind, file in (("PNG", "a.png"), ("JPEG", "a.jpg"), ("WEBP", "a.webp"), ("GIF", "a.gif")):
        whole = picture(kind, (300, 200))
        for part in (4, len(whole) // 4, len(whole) * 3 // 4):
            yield Case(f"{kind} cut after {part}", file, whole[:part])
    yield Case("empty", "a.png", b"")
    yield Case("noise", "a.jpg", bytes(range(256)) * 40)


def disguised() -> Iterator[Case]:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" onload="hacked=1">' + SCRIPT + b"</svg>"
    for file in ("a.svg", "a.png", "a.jpg", "a.svg.png"):
        yield Case(f"svg called {file}", file, drawing)
    entity = (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'
    )
    yield Case("svg that reads a file", "a.svg", entity)
    yield Case("svg, packed", "a.svgz", zlib.compress(drawing))
    yield Case("html called png", "a.png", b"<!doctype html>" + SCRIPT)
    yield Case("php called jpg", "a.jpg", b"<?php system($_GET['c']);")
    yield Case("postscript called png", "a.png", b"%!PS\n(%pipe%id) (r) file")
    for kind, data in (("ico", b"\0\0\1\0\1\0"), ("psd", b"8BPS\0\1"), ("tiff", b"II*\0"), ("bmp", b"BM")):
        yield Case(f"{kind} called png", "a.png", data + b"\0" * 200)


def polyglots() -> Iterator[Case]:
    for kind, file in (("PNG", "a.png"), ("JPEG", "a.jpg"), ("GIF", "a.gif"), ("WEBP", "a.webp")):
        yield Case(f"{kind} with a page behind it", file, picture(kind) + SCRIPT, kept=True)
    yield Case("JPEG with an archive behind it", "a.jpg", picture("JPEG") + _archive("a.txt"), kept=True)
    yield Case("JPEG with a script as comment", "a.jpg", picture("JPEG", comment=SCRIPT), kept=True)
    yield Case("PNG with a script as text", "a.png", _with_chunk(b"tEXt", b"Title\0" + SCRIPT), kept=True)
    for kind, file in (("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")):
        yield Case(f"{kind} that tells where it was taken", file, _located(kind), kept=True)
    yield Case("PNG called a.jpg", "a.jpg", picture("PNG"), kept=True)
    yield Case("JPEG called ../../a.php", "../../a.php", picture("JPEG"), kept=True)


def _archive(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def pdf(*more: bytes, tail: bytes = b"") -> bytes:
    """A small PDF with whatever else stands in it."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>", *more]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, table)
    return bytes(out + tail)


def _packed(inside: bytes) -> bytes:
    data = zlib.compress(inside)
    return b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
        len(data),
        data,
    )


def documents() -> Iterator[Case]:
    yield Case("plain pdf", "a.pdf", pdf(), kept=True)
    acts = {
        "runs JavaScript": b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
        "runs JavaScript under a written name": b"<< /S /J#61vaScript >>",
        "starts a program": b"<< /S /Launch /F (cmd.exe) >>",
        "holds a file": b"<< /Names << /EmbeddedFiles 9 0 R >> >>",
        "holds a film": b"<< /Subtype /RichMedia >>",
        "sends a form": b"<< /S /SubmitForm /F (http://x) >>",
        "holds a form of XML": b"<< /AcroForm << /XFA 3 0 R >> >>",
    }
    for name, part in acts.items():
        yield Case(f"pdf that {name}", "a.pdf", pdf(part))
        yield Case(f"pdf that {name}, packed", "a.pdf", pdf(_packed(b"9 0 " + part)))
    yield Case("pdf with a bomb within", "a.pdf", pdf(_packed(b"A" * 40_000_000)))
    yield Case("pdf with a page behind it", "a.pdf", pdf(tail=SCRIPT * 200))
    yield Case("pdf with a page before it", "a.pdf", SCRIPT + pdf())
    yield Case("pdf whose table lies elsewhere", "a.pdf", pdf().replace(b"startxref\n", b"startxref\n9"))
    yield Case("page called pdf", "a.pdf", b"<!doctype html>" + SCRIPT)
    yield Case("archive called pdf", "a.pdf", _archive("a"))
    yield Case("docx without a text", "a.docx", _archive("a.txt"))
    yield Case("docx with a macro", "a.docx", _archive("word/document.xml", "word/vbaProject.bin"))
    yield Case("zip that climbs", "a.zip", _archive("../../etc/passwd"))
    yield Case("zip of many", "a.zip", _archive(*(f"{number}" for number in range(3500))))
    yield Case("page called txt, in UTF-7", "a.txt", b"+ADw-script+AD4-\xff")
    yield Case("page", "a.html", SCRIPT)
    yield Case("program", "a.exe", b"MZ" + b"\0" * 100)


def pictures() -> list[Case]:
    return [*bombs(), *broken(), *disguised(), *polyglots()]
