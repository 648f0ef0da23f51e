"""A browser and the server of its maker, on this machine: it takes notices by TLS, and the browser opens them."""

from __future__ import annotations

import json
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID

from namhoc.publish.push.keys import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def as_point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@dataclass
class Reader:
    """One browser: its keys, and what it makes of what comes in."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = b"sixteen bytes .."

    @property
    def keys(self) -> dict[str, str]:
        return {"p256dh": written(as_point(self.key.public_key())), "auth": written(self.auth)}

    def open(self, body: bytes) -> dict[str, str]:
        """As RFC 8188 and RFC 8291 have it, step by step with one-block HMACs."""
        salt, length, rest = body[:16], body[20], body[21:]
        sent, closed = rest[:length], rest[length:]
        shared = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sent))
        info = b"WebPush: info\0" + as_point(self.key.public_key()) + sent
        both = mac(mac(self.auth, shared), info + b"\x01")
        base = mac(salt, both)
        key = mac(base, b"Content-Encoding: aes128gcm\0\x01")[:16]
        nonce = mac(base, b"Content-Encoding: nonce\0\x01")[:12]
        plain = AESGCM(key).decrypt(nonce, closed, None)
        assert plain[-1:] == b"\x02"
        return dict(json.loads(plain[:-1]))


def mac(key: bytes, data: bytes) -> bytes:
    one = HMAC(key, SHA256())
    one.update(data)
    return one.finalize()


@dataclass
class Maker:
    """What came in, and what is answered."""

    port: int = 0
    status: int = 201
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def address(self, name: str = "nguoi-doc") -> str:
        return f"https://localhost:{self.port}/push/{name}"


@contextmanager
def a_maker(folder: Path) -> Iterator[tuple[Maker, Path]]:
    """The server as long as it is asked for, and the certificate that vouches for it."""
    maker, (chain, certificate) = Maker(), _certificate(folder)

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            maker.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(maker.status)
            self.send_header("Location", "https://localhost:1/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_told: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    maker.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield maker, certificate
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Signed by itself, for the name of this machine."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    now = datetime.now(tz=UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    told = made.sign(key, SHA256()).public_bytes(Encoding.PEM)
    chain, alone = folder / "chain.pem", folder / "certificate.pem"
    chain.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + told)
    alone.write_bytes(told)
    return chain, alone
