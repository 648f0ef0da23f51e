"""Sending to an address that a stranger gave: to servers of the browsers' makers alone, never within our own walls."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping, Sequence
from http.client import HTTPException, HTTPSConnection
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

PATIENCE = 10  # seconds
TLS = 443


class NotReachable(Exception):
    """Nothing is sent to such an address."""


def check_endpoint(endpoint: str) -> SplitResult:
    """The parts of an address that a maker's server gave out; nobody is asked for it. Raises ``NotReachable``."""
    try:
        parts = urlsplit(endpoint)
        port = parts.port or TLS
    except ValueError:
        raise NotReachable(endpoint) from None
    whole = parts.scheme == "https" and parts.hostname and endpoint.isascii() and endpoint.isprintable()
    if not whole or parts.username is not None or " " in endpoint or not _is_a_maker_s(parts.hostname or ""):
        raise NotReachable(endpoint)
    if port != TLS and not settings.PUSH_LOOPBACK:
        raise NotReachable(endpoint)
    return parts


def _is_a_maker_s(host: str) -> bool:
    names = [name.strip().lower() for name in settings.PUSH_HOSTS if name.strip(" .")]
    return any(host == name.lstrip(".") or (name.startswith(".") and host.endswith(name)) for name in names)


def public_addresses(host: str, port: int) -> list[str]:
    """Where the host is; one address that is not public makes all of them suspect.

    Raises  ``NotReachable`` for those within, ``OSError`` where the name is not known
    """
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(_is_public(address) for address in found) and not settings.PUSH_LOOPBACK:
        raise NotReachable(host)
    return found


def _is_public(address: str) -> bool:
    number = ip_address(address.split("%", maxsplit=1)[0])
    within = getattr(number, "ipv4_mapped", None) or number
    return within.is_global and not within.is_multicast


class _ToThisAddress(HTTPSConnection):
    """A connection to the very addresses that were looked at, in turn; the certificate is asked for the name."""

    def __init__(self, host: str, port: int, addresses: Sequence[str]) -> None:
        self._context_of_ours = ssl.create_default_context()
        super().__init__(host, port, timeout=PATIENCE, context=self._context_of_ours)
        self._addresses = addresses

    def connect(self) -> None:
        plain = self._plain()
        try:
            self.sock = self._context_of_ours.wrap_socket(plain, server_hostname=self.host)
        except OSError:
            plain.close()
            raise

    def _plain(self) -> socket.socket:
        for address in self._addresses[:-1]:
            try:
                return socket.create_connection((address, self.port), self.timeout)
            except OSError:
                continue
        return socket.create_connection((self._addresses[-1], self.port), self.timeout)


def post(endpoint: str, body: bytes, headers: Mapping[str, str]) -> int:
    """What the server answered; we are led nowhere else.

    Raises  ``NotReachable``, and ``OSError`` where nobody answers as a server does
    """
    parts = check_endpoint(endpoint)
    host, port = parts.hostname or "", parts.port or TLS
    line = _ToThisAddress(host, port, public_addresses(host, port))
    try:
        line.request("POST", f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", body, dict(headers))
        return line.getresponse().status
    except HTTPException as trouble:
        raise OSError(str(trouble)) from trouble
    finally:
        line.close()
