"""Hostile servers, clients and certificates for the tests of this folder."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Callable, Iterator

import pytest

from pos_app.domain.secret import Secret
from pos_app.qfpay.client import Credentials, GatewayClient, PaymentOrder
from pos_app.qfpay.signing import SignType
from tests.integration.qfpay.hostile import HostileServer, Peer, accepting

APP_CODE = "APPCODE-DUMMY-0123456789"
CLIENT_KEY = "CLIENTKEY-DUMMY-0123456789"
AUTH_CODE = "134857901234588557"

Serve = Callable[..., HostileServer]
MakeClient = Callable[..., GatewayClient]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers: `serve(handle, tls=None)`."""
    with contextlib.ExitStack() as stack:

        def start(handle: Callable[[Peer], None], tls: ssl.SSLContext | None = None) -> HostileServer:
            server = HostileServer(handle, tls)
            stack.callback(server.close)
            return server

        yield start


@pytest.fixture
def make_client(serve: Serve) -> Iterator[MakeClient]:
    """Makes clients: `make_client(url, mchid=None, **options)`. They are closed before the servers."""
    with contextlib.ExitStack() as stack:

        def make(
            url: str, mchid: str | None = None, sign_type: SignType = SignType.SHA256, **options: object
        ) -> GatewayClient:
            credentials = Credentials(Secret(APP_CODE), Secret(CLIENT_KEY), mchid)
            client = GatewayClient(url, credentials, sign_type, **options)
            stack.callback(client.close)
            return client

        yield make


@pytest.fixture
def answering() -> Callable[..., Callable[[Peer], None]]:
    """Makes handlers: `answering(body, Header_Name="value")`."""
    return accepting


@pytest.fixture(params=[APP_CODE, CLIENT_KEY, AUTH_CODE], ids=["app_code", "client_key", "auth_code"])
def secret_text(request: pytest.FixtureRequest) -> str:
    """Each secret of these tests in turn."""
    text: str = request.param
    return text


@pytest.fixture
def order() -> PaymentOrder:
    return PaymentOrder("P1", 1000, "HKD", "800208", "2026-11-23 09:05:00", auth_code=Secret(AUTH_CODE))
