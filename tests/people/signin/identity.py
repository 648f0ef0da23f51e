"""A province's own identity, small: it knows one person, and lets nobody in whose request was not made here."""

import base64
import hashlib
import json
import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "namhoc", "bí mật của tỉnh, dài hơn ba mươi hai byte"


class Identity:
    """OpenID Connect with PKCE, on a loopback port; ``subject`` is who sits there."""

    def __init__(self):
        self.subject, self.codes, self.asked = "can-bo-7", {}, []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def configuration(self):
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorize(self, query):
        code = secrets.token_urlsafe(8)
        self.codes[code] = query["code_challenge"]
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form):
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        proved = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == self.codes.pop(form["code"], None)
        if not proved or form["client_secret"] != SECRET:
            return None
        claims = {"iss": self.address, "aud": CLIENT, "sub": self.subject, "exp": 9_999_999_999, "iat": 1}
        return {
            "access_token": "x",
            "token_type": "Bearer",
            "id_token": jwt.encode(claims, SECRET, algorithm="HS256"),
        }


def _handler(identity):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            identity.asked.append(parts.path)
            if parts.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", identity.authorize(_one(parts.query)))
                self.end_headers()
            elif parts.path == "/userinfo":
                self._tell({"sub": identity.subject, "name": "Cán bộ của tỉnh"})
            else:
                self._tell(identity.configuration())

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._tell(identity.token(_one(body)))

        def _tell(self, answer):
            self.send_response(400 if answer is None else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_said):
            """Nothing on the terminal."""

    return Handler


def _one(query):
    return {name: texts[0] for name, texts in parse_qs(query).items()}
