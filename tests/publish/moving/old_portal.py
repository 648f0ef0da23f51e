"""A NukeViet 4.5 portal as its database holds it: made of numbers and words, the same every time, with its oddities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from namhoc.law.today import HERE

Value = str | int | None
Rows = list[tuple[Value, ...]]
NOW = int(datetime(2021, 9, 10, 8, 0, tzinfo=HERE).timestamp())
DAY = 24 * 3600

# Columns with their types, as the portal makes them; what nothing here reads is left out of some.
TABLES: Mapping[str, str] = {
    "nv4_config": "lang char(3) NOT NULL, module varchar(50) NOT NULL, config_name varchar(30) NOT NULL, config_value text",
    "nv4_counter": "c_type varchar(100) NOT NULL, c_val varchar(100) NOT NULL, last_update int(11) NOT NULL DEFAULT 0,"
    " c_count int(11) unsigned NOT NULL DEFAULT 0, vi_count int(11) unsigned NOT NULL DEFAULT 0",
    "nv4_sessions": "session_id varchar(50) DEFAULT NULL, userid int(11) unsigned NOT NULL, onl_time int(11) unsigned NOT NULL",
    "nv4_users": "userid mediumint(8) unsigned NOT NULL AUTO_INCREMENT, username varchar(100) NOT NULL,"
    " password varchar(150) NOT NULL, email varchar(100) NOT NULL, PRIMARY KEY (userid)",
    "nv4_vi_modules": "title varchar(50) NOT NULL, module_file varchar(50) NOT NULL, module_data varchar(50) NOT NULL,"
    " module_upload varchar(50) NOT NULL, custom_title varchar(100) NOT NULL, PRIMARY KEY (title)",
    "nv4_vi_comment": "cid mediumint(8) unsigned NOT NULL AUTO_INCREMENT, module varchar(55) NOT NULL,"
    " area int(11) NOT NULL DEFAULT 0, id mediumint(8) unsigned NOT NULL DEFAULT 0,"
    " pid mediumint(8) unsigned NOT NULL DEFAULT 0, content text NOT NULL, attach varchar(255) NOT NULL DEFAULT '',"
    " post_time int(11) unsigned NOT NULL DEFAULT 0, userid mediumint(8) unsigned NOT NULL DEFAULT 0,"
    " post_name varchar(100) NOT NULL, post_email varchar(100) NOT NULL, post_ip varchar(39) NOT NULL DEFAULT '',"
    " status tinyint(1) unsigned NOT NULL DEFAULT 0, likes mediumint(9) NOT NULL DEFAULT 0,"
    " dislikes mediumint(9) NOT NULL DEFAULT 0, PRIMARY KEY (cid)",
    "nv4_vi_news_cat": "catid smallint(5) unsigned NOT NULL AUTO_INCREMENT, parentid smallint(5) unsigned NOT NULL DEFAULT 0,"
    " title varchar(250) NOT NULL, titlesite varchar(250) DEFAULT '', alias varchar(250) NOT NULL DEFAULT '',"
    " description text, sort smallint(5) NOT NULL DEFAULT 0, groups_view varchar(255) DEFAULT '',"
    " status smallint(4) NOT NULL DEFAULT 1, PRIMARY KEY (catid)",
    "nv4_vi_news_sources": "sourceid mediumint(8) unsigned NOT NULL AUTO_INCREMENT, title varchar(250) NOT NULL DEFAULT '',"
    " link varchar(255) DEFAULT '', logo varchar(255) DEFAULT '', PRIMARY KEY (sourceid)",
    "nv4_vi_news_topics": "topicid smallint(5) unsigned NOT NULL AUTO_INCREMENT, title varchar(250) NOT NULL DEFAULT '',"
    " alias varchar(250) NOT NULL DEFAULT '', image varchar(255) DEFAULT '', description varchar(255) DEFAULT '',"
    " PRIMARY KEY (topicid)",
    "nv4_vi_news_author": "id mediumint(8) unsigned NOT NULL AUTO_INCREMENT, uid int(11) unsigned NOT NULL,"
    " alias varchar(100) NOT NULL DEFAULT '', pseudonym varchar(100) NOT NULL DEFAULT '', image varchar(255) DEFAULT '',"
    " description text DEFAULT NULL, PRIMARY KEY (id)",
    "nv4_vi_news_authorlist": "id int(11) NOT NULL, aid mediumint(8) NOT NULL, alias varchar(100) NOT NULL DEFAULT '',"
    " pseudonym varchar(100) NOT NULL DEFAULT ''",
    "nv4_vi_news_tags": "tid mediumint(8) unsigned NOT NULL AUTO_INCREMENT, numnews mediumint(8) NOT NULL DEFAULT 0,"
    " title varchar(250) NOT NULL DEFAULT '', alias varchar(250) NOT NULL DEFAULT '', PRIMARY KEY (tid)",
    "nv4_vi_news_tags_id": "id int(11) NOT NULL, tid mediumint(9) NOT NULL, keyword varchar(65) NOT NULL",
    "nv4_vi_news_rows": "id int(11) unsigned NOT NULL AUTO_INCREMENT, catid smallint(5) unsigned NOT NULL DEFAULT 0,"
    " listcatid varchar(255) NOT NULL DEFAULT '', topicid smallint(5) unsigned NOT NULL DEFAULT 0,"
    " admin_id mediumint(8) unsigned NOT NULL DEFAULT 0, author varchar(250) DEFAULT '',"
    " sourceid mediumint(8) NOT NULL DEFAULT 0, addtime int(11) unsigned NOT NULL DEFAULT 0,"
    " edittime int(11) unsigned NOT NULL DEFAULT 0, status tinyint(4) NOT NULL DEFAULT 1,"
    " publtime int(11) unsigned NOT NULL DEFAULT 0, exptime int(11) unsigned NOT NULL DEFAULT 0,"
    " title varchar(250) NOT NULL DEFAULT '', alias varchar(250) NOT NULL DEFAULT '', hometext text NOT NULL,"
    " homeimgfile varchar(255) DEFAULT '', homeimgalt varchar(255) DEFAULT '', homeimgthumb tinyint(4) NOT NULL DEFAULT 0,"
    " allowed_comm varchar(255) DEFAULT '', external_link tinyint(1) unsigned NOT NULL DEFAULT 0,"
    " hitstotal mediumint(8) unsigned NOT NULL DEFAULT 0, hitscm mediumint(8) unsigned NOT NULL DEFAULT 0,"
    " total_rating int(11) NOT NULL DEFAULT 0, click_rating int(11) NOT NULL DEFAULT 0, PRIMARY KEY (id)",
    "nv4_vi_news_detail": "id int(11) unsigned NOT NULL, titlesite varchar(255) NOT NULL DEFAULT '', bodyhtml longtext NOT NULL,"
    " sourcetext varchar(255) DEFAULT '', files text, imgposition tinyint(1) NOT NULL DEFAULT 1, PRIMARY KEY (id)",
}

WORD = (
    "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
    '<style>p.MsoNormal{mso-style-parent:"";}</style>'
    '<p class="MsoNormal" style="text-align:justify"><span style="font-size:14.0pt;mso-fareast-language:VI">'
    "<b>Sáng 05/9</b>, thầy và trò nhà trường đón năm học mới.&nbsp;<o:p></o:p></span></p>"
)
BODY = (
    '<h2>Kết quả</h2><p>Có <strong>8/12 trường</strong> đạt chuẩn; xem <a href="{link}">bài trước</a> và '
    '<a href="/uploads/news/2021_09/ke-hoach.pdf">kế hoạch</a>.</p>'
    '<div style="text-align:center"><img alt="Lễ khai giảng" src="/uploads/news/2021_09/khai-giang.png" width="600" /></div>'
    "<ul><li>Mầm non: 5 trường</li><li>Tiểu học: <em>4 trường</em></li></ul>"
    '<table border="1"><tbody><tr><td rowspan="2">Trường</td><td>Số lớp</td></tr><tr><td>12</td></tr></tbody></table>'
    '<p>Cũ hơn: <a href="https://old.edu.example/news/tin-cu/khong-con-999.html">tin cũ</a></p>'
)


def schema(table: str) -> str:
    columns = ",\n  ".join(_column(part) for part in _parts(TABLES[table]))
    return f"CREATE TABLE `{table}` (\n  {columns}\n) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci"


def _parts(columns: str) -> list[str]:
    return [part.strip() for part in columns.split(", ") for part in part.split(",") if part.strip()]


def _column(part: str) -> str:
    name, _blank, rest = part.partition(" ")
    return part if name == "PRIMARY" else f"`{name}` {rest}"


def columns_of(table: str) -> list[str]:
    return [part.split(" ")[0] for part in _parts(TABLES[table]) if not part.startswith("PRIMARY")]


def row(table: str, **values: Value) -> tuple[Value, ...]:
    """One row; what is not said is what such a portal writes there."""
    usual = {"title": "", "alias": "", "hometext": "", "bodyhtml": "", "status": 1, "author": "", "files": ""}
    numbers = {part.split(" ")[0] for part in _parts(TABLES[table]) if "int(" in part}
    return tuple(
        values.get(name, 0 if name in numbers and name != "status" else usual.get(name, ""))
        for name in columns_of(table)
    )


def article(number: int, **values: Value) -> tuple[Value, ...]:
    usual: dict[str, Value] = {
        "id": number,
        "catid": 1,
        "listcatid": "1",
        "addtime": NOW - number * DAY,
        "publtime": NOW - number * DAY,
        "title": f"Bài số {number} của năm học",
        "alias": f"Bai-so-{number}-cua-nam-hoc",
        "hometext": f"Đầu bài số {number}.",
    }
    return row("nv4_vi_news_rows", **{**usual, **values})


def detail(number: int, body: str = "<p>Thân bài.</p>", **values: Value) -> tuple[Value, ...]:
    return row("nv4_vi_news_detail", id=number, bodyhtml=body, imgposition=1, **values)


def portal(many: int = 30) -> dict[str, Rows]:
    """``many`` ordinary articles, then those that are odd, from 1001 on."""
    tables: dict[str, Rows] = {name: [] for name in TABLES}
    tables["nv4_config"] = [("sys", "global", "my_domains", "old.edu.example,www.old.edu.example")]
    tables["nv4_users"] = [(1, "admin", "{SSHA512}x", "admin@old.edu.example")]
    tables["nv4_counter"] = counters()
    tables["nv4_vi_modules"] = [
        ("news", "news", "news", "news", "Tin tức"),
        ("about", "page", "about", "about", "Giới thiệu"),
    ]
    tables["nv4_vi_news_cat"] = [
        row(
            "nv4_vi_news_cat",
            catid=1,
            title="Tin tức &amp; sự kiện",
            alias="tin-tuc",
            sort=1,
            groups_view="6",
            description="Tin",
        ),
        row("nv4_vi_news_cat", catid=2, title="Thông báo", alias="Thong-bao", sort=2, groups_view="6"),
        row(
            "nv4_vi_news_cat",
            catid=3,
            parentid=2,
            title="Thông báo thi",
            alias="thong-bao-thi",
            sort=3,
            groups_view="6",
        ),
        row("nv4_vi_news_cat", catid=4, title="Nội bộ", alias="noi-bo", sort=4, groups_view="1,2"),
    ]
    tables["nv4_vi_news_sources"] = [(1, "Báo Điện Biên", "https://baodienbien.example/", "")]
    tables["nv4_vi_news_topics"] = [(1, "Năm học mới", "nam-hoc-moi", "", "Chuyện năm học mới")]
    tables["nv4_vi_news_author"] = [(1, 1, "ha-linh", "Hà Linh", "", "Phóng viên")]
    tables["nv4_vi_news_tags"] = [(1, 2, "Khai giảng", "khai-giang"), (2, 1, "", "chuyen-doi-so")]
    for number in range(1, many + 1):
        link = f"/news/tin-tuc/bai-so-{max(1, number - 1)}-cua-nam-hoc-{max(1, number - 1)}.html"
        tables["nv4_vi_news_rows"].append(
            article(number, hitstotal=number * 7, catid=1 + number % 2, listcatid=str(1 + number % 2))
        )
        tables["nv4_vi_news_detail"].append(detail(number, WORD + BODY.replace("{link}", link)))
    _odd(tables)
    return tables


def counters() -> Rows:
    kept = [("c_time", "start", NOW - 4000 * DAY), ("c_time", "last", NOW), ("total", "hits", 135_197_382)]
    kept += [("year", "2020", 20_000_000), ("year", "2021", 31_000_000), ("year", "2022", 0)]
    kept += [("month", "Aug", 900_000), ("month", "Sep", 345_678), ("day", "09", 41_000), ("day", "10", 12_345)]
    kept += [("hour", "08", 99), ("bot", "googlebot", 7_000_000), ("browser", "chrome", 5), ("country", "VN", 6)]
    return [(kind, name, NOW, count, count) for kind, name, count in kept]


def _odd(tables: dict[str, Rows]) -> None:
    """What such portals hold after ten years."""
    rows, bodies = tables["nv4_vi_news_rows"], tables["nv4_vi_news_detail"]

    def add(number: int, body: str = "<p>Thân bài.</p>", more: dict[str, Value] | None = None, **values: Value) -> None:
        rows.append(article(number, **values))
        bodies.append(detail(number, body, **(more or {})))

    several = {
        "listcatid": "1,2,3",
        "topicid": 1,
        "sourceid": 1,
        "total_rating": 5,
        "click_rating": 1,
        "author": "Lò Văn A &amp; B",
    }
    add(
        1001,
        WORD + BODY.replace("{link}", "/"),
        {"files": "2021_09/ke-hoach.pdf,2021_09/mat-roi.doc,2021_09/gia.pdf"},
        **several,
    )
    add(1002, title="Không có chuyên mục", alias="khong-co-chuyen-muc", catid=77, listcatid="77")
    add(1003, title="Trùng tên", alias="trung-ten")
    add(1004, title="Trùng tên", alias="trung-ten")
    add(1005, title="Hết hạn", alias="het-han", exptime=NOW - DAY)
    add(1006, title="Hẹn giờ", alias="hen-gio", status=2, publtime=NOW + 3 * DAY)
    add(1007, title="Nháp", alias="nhap", status=4)
    add(1008, title="Chờ duyệt", alias="cho-duyet", status=5)
    add(1009, title="Đã dừng", alias="da-dung", status=0)
    add(1010, title="Chỉ người trong cơ quan", alias="noi-bo-1", catid=4, listcatid="4")
    add(1011, title="Không có đầu bài", alias="khong-dau", hometext="")
    rows.append(article(1012, title="Mất thân bài", alias="mat-than"))
    marks = "<p>Ghi **sao** và {{figure:1}} và [x](y) với 2 &lt; 3</p>"
    acts = '<script>alert(1)</script><p onclick="x()">Bấm <a href="javascript:alert(1)">đây</a></p><iframe src="//www.youtube.com/embed/abc"></iframe>'
    add(
        1013, marks + acts, title="Dấu &quot;lạ&quot; 'nháy' \\ gạch", alias="dau-la", hometext="Đầu bài {{lạ}} **đậm**"
    )
    add(
        1014,
        '<p>Ảnh <img alt="ở nơi khác" src="https://khac.example/a.jpg"> và <img src="/uploads/news/mat.jpg"></p>',
        alias="anh-mat",
    )
    add(1015, title="Hết hạn sau", alias="het-han-sau", exptime=NOW + 30 * DAY)
    add(
        1016,
        title="Dẫn ra ngoài",
        alias="dan-ra",
        external_link=1,
        more={"sourcetext": "https://khac.example/bai"},
        homeimgfile="2021_09/khai-giang.png",
        homeimgalt="Lễ khai giảng năm học mới",
    )
    tables["nv4_vi_news_tags_id"] = [(1001, 1, "Khai giảng"), (1001, 2, "Chuyển đổi số"), (1003, 1, "Khai giảng")]
    tables["nv4_vi_news_authorlist"] = [(1001, 1, "ha-linh", "Hà Linh"), (1003, 1, "ha-linh", "Hà Linh")]
    tables["nv4_vi_comment"] = [
        comment(1, content="Bài hay lắm!<br />Cảm ơn &quot;tác giả&quot;", post_name="Lò Thị Hoa", likes=3),
        comment(2, pid=1, content="Tôi cũng nghĩ vậy", post_name="Quàng Văn B"),
        comment(3, content="Chưa ai xem <script>x</script>", status=0),
        comment(4, id=9999, content="Bài không còn"),
        comment(5, id=1, module="about", content="Ở chỗ khác"),
    ]


def comment(number: int, **values: Value) -> tuple[Value, ...]:
    usual: dict[str, Value] = {"cid": number, "module": "news", "id": 1001, "post_time": NOW - 101 + number}
    usual |= {"post_name": "Khách", "post_email": "a@b.example", "status": 1}
    return row("nv4_vi_comment", **{**usual, **values})


# --- as a file ------------------------------------------------------------------------------------------------------------


def _literal(value: Value, *, addslashes: bool = False) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"').replace("\0", "\\0")
    return "'" + (escaped if addslashes else escaped.replace("\n", "\\n").replace("\r", "\\r")) + "'"


def as_mysqldump(tables: Mapping[str, Rows], rows_a_statement: int = 50) -> str:
    """As MariaDB's own program writes it."""
    return "".join(_mysqldump(tables, rows_a_statement))


def _mysqldump(tables: Mapping[str, Rows], rows_a_statement: int) -> Iterator[str]:
    yield "/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB\n--\n-- Host: localhost\n"
    yield "/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n/*!40101 SET NAMES utf8mb4 */;\n"
    for name, rows in sorted(tables.items()):
        yield f"\n--\n-- Table structure for table `{name}`\n--\n\nDROP TABLE IF EXISTS `{name}`;\n{schema(name)};\n"
        yield f"LOCK TABLES `{name}` WRITE;\n/*!40000 ALTER TABLE `{name}` DISABLE KEYS */;\n"
        for at in range(0, len(rows), rows_a_statement):
            yield f"INSERT INTO `{name}` VALUES\n{_tuples(rows[at : at + rows_a_statement])};\n"
        yield f"/*!40000 ALTER TABLE `{name}` ENABLE KEYS */;\nUNLOCK TABLES;\n"
    yield "-- Dump completed on 2021-09-10  8:00:00\n"


def _tuples(rows: Sequence[tuple[Value, ...]]) -> str:
    return ",\n".join("(" + ",".join(map(_literal, one)) + ")" for one in rows)


def as_its_own_backup(tables: Mapping[str, Rows]) -> str:
    """As the portal's own daily backup writes it: one statement a table, quotes and backslashes escaped, nothing else."""
    parts = ["-- NUKEVIET 4.0\n-- Module: Database\n\nSET SQL_MODE=\"NO_AUTO_VALUE_ON_ZERO\";\nSET NAMES 'utf8mb4';\n"]
    for name, rows in sorted(tables.items()):
        parts.append(
            f"\n\n-- ---------------------------------------\n\n\nDROP TABLE IF EXISTS `{name}`;\n{schema(name)};"
        )
        if rows:
            told = ", ".join("\n(" + ", ".join(_literal(value, addslashes=True) for value in one) + ")" for one in rows)
            parts.append(f"\n\n--\n-- Dumping data for table `{name}`\n--\n\nINSERT INTO `{name}` VALUES{told};")
    return "".join(parts)
