"""A whole shop for a test: the training gateway as its own process, a data folder, credentials in the keyring."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

DEADLINE_S = 60


@dataclass
class Shop:
    """`env` is the environment of its programs, `gateway` what the training gateway said of itself."""

    env: dict[str, str]
    data_dir: Path
    gateway: dict[str, str]

    def run(self, *arguments: str, typed: str = "") -> tuple[int, list[dict[str, Any]]]:
        """Runs one command with `--json`; its exit code and events."""
        command = [sys.executable, "-m", "pos_app", *arguments, "--data-dir", str(self.data_dir), "--json"]
        done = subprocess.run(
            command, env=self.env, input=typed, capture_output=True, text=True, timeout=DEADLINE_S, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]

    def use_live_testing(self) -> None:
        """Its gateway becomes one of live testing, as far as the till knows."""
        settings = self.data_dir / "settings.toml"
        url = f'base_url = "{self.gateway["url"]}"'
        text = settings.read_text("utf-8")
        assert url in text
        settings.write_text(text.replace(url, f'{url}\nenvironment = "live-testing"'), "utf-8")

    def ledger(self) -> list[dict[str, Any]]:
        """What the gateway holds to be true."""
        rows: list[dict[str, Any]] = requests.get(f"{self.gateway['url']}/training/ledger", timeout=10).json()["rows"]
        return rows

    def phone(self, action: str, qrcode: str) -> None:
        """The customer's phone does something with a QR code: `pay`, `refuse`, `wait`."""
        answer = requests.post(f"{self.gateway['url']}/training/phone/{action}", json={"qrcode": qrcode}, timeout=10)
        answer.raise_for_status()

    def journal(self) -> list[dict[str, Any]]:
        """The payments of the journal, newest first."""
        code, events = self.run("payments")
        assert code == 0
        return [event for event in events if event["event"] == "payment"]


@contextmanager
def shop(env: dict[str, str], data_dir: Path) -> Iterator[Shop]:
    """A shop with one profile, whose credentials were given on standard input and lie in the Secret Service."""
    gateway = subprocess.Popen(
        [sys.executable, "-m", "pos_app", "training-gateway", "--data-dir", str(data_dir)],
        env=env,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert gateway.stdout is not None
        told = json.loads(gateway.stdout.readline())
        ours = Shop(env, data_dir, told)
        assert ours.run("profile", "add", "shop", "--base-url", told["url"])[0] == 0
        secrets = {name: told[name] for name in ("app_code", "client_key", "mchid")}
        assert ours.run("credentials", "set", typed=json.dumps(secrets))[0] == 0
        yield ours
    finally:
        gateway.terminate()
        gateway.communicate(timeout=DEADLINE_S)
