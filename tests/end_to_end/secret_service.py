"""A real Secret Service of one's own for tests: a session bus and GNOME Keyring in a private folder.

Needs the Debian packages `dbus` and `gnome-keyring`. Nothing of the user's own session is read or touched.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from jeepney import MatchRule
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

PASSWORD = b"dummy-login-password"
DEADLINE_S = 10

# Without service folders the bus starts nothing by itself: no second keyring, no window that asks for a password.
_BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class KeyringState(Enum):
    """How the keyring is found: open, locked, or never made."""

    UNLOCKED = "unlocked"
    LOCKED = "locked"
    NONE = "none"


@contextmanager
def secret_service(state: KeyringState = KeyringState.UNLOCKED) -> Iterator[dict[str, str]]:
    """Starts the service and yields the environment for programs that shall use it: HOME, XDG folders, the bus.

    Everything ends and is deleted with the context.
    """
    # Not pytest's tmp_path: the path of a socket may have 107 characters at most.
    with (
        tempfile.TemporaryDirectory(prefix="secrets-", ignore_cleanup_errors=True) as folder,
        _bus(Path(folder)) as env,
    ):
        if state is not KeyringState.NONE:
            with _keyring(env, unlock=True):
                if state is KeyringState.UNLOCKED:
                    yield env
                    return
        with _keyring(env, unlock=False):
            yield env


@contextmanager
def session_bus() -> Iterator[dict[str, str]]:
    """A desktop with a session bus and no keyring of any kind; yields the environment for its programs."""
    with (
        tempfile.TemporaryDirectory(prefix="secrets-", ignore_cleanup_errors=True) as folder,
        _bus(Path(folder)) as env,
    ):
        yield env


@contextmanager
def keyring_on(env: Mapping[str, str]) -> Iterator[None]:
    """GNOME Keyring, open, on a bus where there was none."""
    with _keyring(env, unlock=True):
        yield


def environment_without_bus(folder: Path) -> dict[str, str]:
    """The environment of a program that has no session bus, as over SSH or in a service."""
    return _private_environment(folder)


def _private_environment(folder: Path) -> dict[str, str]:
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return kept | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }


@contextmanager
def _bus(folder: Path) -> Iterator[dict[str, str]]:
    config = folder / "bus.conf"
    config.write_text(_BUS.format(socket=folder / "bus"))
    env = _private_environment(folder)
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address"]
    with _running(command, env, stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().decode().strip()
        assert address, "the session bus did not start"
        yield env | {"DBUS_SESSION_BUS_ADDRESS": address}


@contextmanager
def _keyring(env: Mapping[str, str], *, unlock: bool) -> Iterator[None]:
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
    with _running([*command, "--unlock"] if unlock else command, env, stdin=subprocess.PIPE) as daemon:
        assert daemon.stdin is not None
        if unlock:
            daemon.stdin.write(PASSWORD)
        daemon.stdin.close()
        _wait_for_owner(env["DBUS_SESSION_BUS_ADDRESS"], "org.freedesktop.secrets")
        yield


@contextmanager
def _running(
    command: list[str], env: Mapping[str, str], stdin: int | None = None, stdout: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, env=env, stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL) as daemon:
        try:
            yield daemon
        finally:
            daemon.terminate()
            daemon.wait(DEADLINE_S)


def _wait_for_owner(address: str, name: str) -> None:
    """Returns when `name` is on the bus at `address`; fails after the deadline."""
    with open_dbus_connection(address) as connection:
        rule = MatchRule(type="signal", interface=message_bus.interface, member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        bus = Proxy(message_bus, connection)
        with connection.filter(rule) as changes:
            bus.AddMatch(rule)
            if not bus.NameHasOwner(name)[0]:
                connection.recv_until_filtered(changes, timeout=DEADLINE_S)
