"""Certificates for gateways on loopback that speak TLS."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest


def _openssl(*arguments: str) -> None:
    openssl = shutil.which("openssl")
    assert openssl, "the openssl command makes the certificate of these tests"
    subprocess.run([openssl, *arguments], check=True, capture_output=True)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of our own for 127.0.0.1 and gateway.test, with its key beside it (`.key`)."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    _openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=gateway.test",
             "-addext", "subjectAltName=IP:127.0.0.1,DNS:gateway.test", "-keyout", str(path.with_suffix(".key")),
             "-out", str(path))  # fmt: skip
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


_AUTHORITY = """
[ca]
default_ca = here
[here]
database = {folder}/index.txt
serial = {folder}/serial
new_certs_dir = {folder}
default_md = sha256
policy = any
[any]
commonName = supplied
[names]
subjectAltName = IP:127.0.0.1,DNS:gateway.test
"""


@pytest.fixture
def expired_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate that the client would take, were it not from 2020."""
    folder, path, key = tmp_path / "ca", tmp_path / "expired.pem", tmp_path / "expired.key"
    folder.mkdir()
    (folder / "index.txt").touch()
    (folder / "serial").write_text("01")
    (folder / "ca.cnf").write_text(_AUTHORITY.format(folder=folder))
    _openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=gateway.test", "-keyout", str(key),
             "-out", str(folder / "asked.pem"))  # fmt: skip
    _openssl("ca", "-batch", "-selfsign", "-notext", "-config", str(folder / "ca.cnf"), "-keyfile", str(key),
             "-in", str(folder / "asked.pem"), "-out", str(path), "-extensions", "names",
             "-startdate", "20200101000000Z", "-enddate", "20200102000000Z")  # fmt: skip
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(path))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path, key)
    return context
