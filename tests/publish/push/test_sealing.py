"""A notice on its way: the standard's own example, who sends it, and to whom nothing is ever sent."""

import socket
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from namhoc.publish.push.keys import CURVE, own_key, public_key, read, written
from namhoc.publish.push.reaching import NotReachable, check_endpoint, post, public_addresses
from namhoc.publish.push.sealing import MOST, seal, signed

NOW = datetime(2026, 11, 23, tzinfo=UTC)
# RFC 8291, Appendix A
PLAIN = b"When I grow up, I want to be a watermelon"
THEIRS = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
OURS = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
AUTH, SALT = "BTBZMqHH6r4Tts7J_aSIgg", "DGv6ra1nlYgDCS1FRnbzlw"
CLOSED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
    "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
    "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_standard_comes_out_to_the_last_byte():
    once = ec.derive_private_key(int.from_bytes(read(OURS), "big"), CURVE)

    assert written(seal(PLAIN, THEIRS, AUTH, salt=read(SALT), once=once)) == CLOSED


def test_the_same_notice_never_travels_twice_in_the_same_bytes():
    assert seal(PLAIN, THEIRS, AUTH) != seal(PLAIN, THEIRS, AUTH)


def test_a_notice_fills_one_record_and_no_more():
    assert len(seal(b"x" * MOST, THEIRS, AUTH)) == 4096
    with pytest.raises(ValueError, match="bytes"):
        seal(b"x" * (MOST + 1), THEIRS, AUTH)


def test_who_sends_is_signed_for_one_server_and_half_a_day():
    kind, told, key = signed("https://fcm.googleapis.com/fcm/send/x", "mailto:a@example.vn", NOW).split()
    claims = jwt.decode(
        told.removeprefix("t=").rstrip(","),
        own_key().public_key(),
        ["ES256"],
        audience="https://fcm.googleapis.com",
        options={"verify_exp": False},
    )

    assert (kind, key) == ("vapid", f"k={public_key()}")
    assert claims == {
        "aud": "https://fcm.googleapis.com",
        "exp": int((NOW + timedelta(hours=12)).timestamp()),
        "sub": "mailto:a@example.vn",
    }


def test_the_key_is_made_once_and_nobody_else_reads_it(settings):
    first, place = public_key(), Path(settings.VAR) / "push-key"

    assert (public_key(), stat.S_IMODE(place.stat().st_mode), len(read(first))) == (first, 0o600, 65)


def test_a_key_that_is_given_is_taken_and_one_of_another_kind_is_not(settings):
    given = ec.generate_private_key(CURVE)
    settings.PUSH_KEY = given.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    assert own_key().public_key() == given.public_key()

    other = ec.generate_private_key(ec.SECP384R1())
    settings.PUSH_KEY = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    with pytest.raises(ValueError, match="P-256"):
        own_key()


# --- to whom nothing is sent ------------------------------------------------------------------------------------------

MAKERS = [
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://web.push.apple.com/abc",
    "https://db5p.notify.windows.com/w/?token=abc",
    "https://fcm.googleapis.com:443/fcm/send/abc",
]
STRANGERS = [
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://169.254.169.254/latest/meta-data/",
    "https://10.0.0.1/",
    "https://localhost/",
    "https://example.com/",
    "https://evil-fcm.googleapis.com.example.com/",
    "https://notfcm.googleapis.com/",
    "https://fcm.googleapis.com:8443/",
    "https://fcm.googleapis.com@127.0.0.1/",
    "https://u:p@fcm.googleapis.com/",
    "https://fcm.googleapis.com/a b",
    "https://fcm.googleapis.com/a\r\nHost: x",
    "https://fcm.googleapis.com:abc/",
    "https://[fcm.googleapis.com/",
    "file:///etc/passwd",
    "",
]


@pytest.mark.parametrize("address", MAKERS)
def test_the_makers_servers_are_taken(address):
    assert check_endpoint(address).scheme == "https"


@pytest.mark.parametrize("address", STRANGERS)
def test_any_other_address_is_refused_before_anybody_is_asked(address):
    with pytest.raises(NotReachable):
        check_endpoint(address)


@pytest.mark.parametrize(
    "within",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", "::ffff:127.0.0.1", "0.0.0.0"],  # noqa: S104,
)
def test_a_maker_s_name_that_leads_within_is_refused(monkeypatch, within):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("142.250.1.1", within)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_more: found)
    with pytest.raises(NotReachable):
        public_addresses("fcm.googleapis.com", 443)


def test_this_machine_is_refused_by_whatever_name(maker, settings):
    assert post(maker.address(), b"x", {}) == 201

    settings.PUSH_LOOPBACK = False
    with pytest.raises(NotReachable):
        post(maker.address(), b"x", {})
    with pytest.raises(NotReachable):
        public_addresses("localhost", 443)
    assert len(maker.got) == 1


def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(maker, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(OSError, match="certificate"):
        post(maker.address(), b"x", {})
    assert maker.got == []


def test_nobody_is_led_elsewhere(maker):
    maker.status = 307

    assert (post(maker.address(), b"x", {}), len(maker.got)) == (307, 1)
