"""Hostile servers, clients and certificates for the tests of this folder."""

from __future__ import annotations

import contextlib
import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

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


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of our own for 127.0.0.1 and gateway.test, with its key beside it (`.key`)."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    openssl = shutil.which("openssl")
    assert openssl, "the openssl command makes the certificate of these tests"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=gateway.test",
         "-addext", "subjectAltName=IP:127.0.0.1,DNS:gateway.test", "-keyout", path.with_suffix(".key"),
         "-out", path],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return path


@pytest.fixture
def server_tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_suffix(".key"))
    return context


@pytest.fixture
def trusted_tls(server_tls: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Like `server_tls`, and the client takes the certificate for one of certifi's."""
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(certificate))
    return server_tls
