"""The life of a package in a bare system: installed, used, updated, interrupted, removed.

Run by `check` as root in namespaces of its own: `trial ROOT DEB TARBALL NEWER_DEB`.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from devkit.package.display import Display, NotSo, display, must_be, until
from devkit.package.frozen import BUILD
from devkit.package.needs import is_elf
from devkit.terminal import say

USER = "cashier"
CODE = "280000000000000000"  # paid at once, says docs/training.md
COLOURS = 40  # an empty screen has two, a window's frame adds some twenty
APP = "/usr/lib/pos-app/pos-app"
KEYRING_PACKAGES = ("gnome-keyring", "dbus")
_KEYRING = """
set -e
printf dummy-password | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
pos-app training-gateway > gateway.json & gateway=$!
trap 'kill $gateway' EXIT
until [ -s gateway.json ]; do sleep 0.1; done
pos-app profile add shop --base-url "$(sed 's/.*"url": "\\([^"]*\\)".*/\\1/' gateway.json)"
sed 's/"url": "[^"]*", //' gateway.json | pos-app credentials set
pos-app credentials check
pos-app doctor
pos-app credentials remove
"""


@dataclass(frozen=True)
class Answer:
    """What a program said, and its exit code."""

    code: int
    said: str


@dataclass(frozen=True)
class System:
    """The bare system in the folder `root`."""

    root: Path

    def run(self, *command: str, user: str = "root", stdin: str = "", env: tuple[str, ...] = ()) -> Answer:
        """Runs a program inside."""
        done = subprocess.run(
            self.command(*command, user=user, env=env),
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Answer(done.returncode, done.stdout)

    def command(self, *command: str, user: str = "root", env: tuple[str, ...] = ()) -> list[str]:
        """The words that run a program inside, with an environment that is the system's own."""
        home = "/root" if user == "root" else f"/home/{user}"
        own = (f"HOME={home}", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive")
        inside = ["env", "-i", "-C", home, *own, *env, *command]
        return ["chroot", f"--userspec={user}:{user}", str(self.root), *inside]

    def must(self, *command: str, user: str = "root", stdin: str = "", env: tuple[str, ...] = ()) -> str:
        """Runs a program inside that must succeed; returns what it said."""
        answer = self.run(*command, user=user, stdin=stdin, env=env)
        must_be(answer.code == 0, f"{' '.join(command)} ended with {answer.code}:\n{answer.said}")
        return answer.said

    def refuses(self, sentence: str, *command: str) -> None:
        """Runs a program inside that must fail and say `sentence`."""
        answer = self.run(*command)
        must_be(answer.code != 0, f"{' '.join(command)} should have refused:\n{answer.said}")
        must_be(sentence in answer.said, answer.said)

    def apt(self, *arguments: str) -> str:
        """What apt-get said, which must have succeeded."""
        return self.must("apt-get", "-qq", "-y", "-o", "Dpkg::Use-Pty=0", *arguments)

    def version(self) -> str:
        """The installed version by dpkg."""
        return self.must("dpkg-query", "--show", "--showformat=${Version}", "pos-app")


def trial(system: System, package: Path, tarball: Path, newer: Path) -> None:
    """All steps; raises `NotSo` at the first that fails."""
    for file in (package, tarball, newer):
        shutil.copy(file, system.root / "srv")
    old, new = f"/srv/{package.name}", f"/srv/{newer.name}"
    with _step("installs with apt into a bare system"):
        system.must("useradd", "--create-home", "--shell", "/bin/sh", USER)
        system.apt("update")
        system.apt("install", "--no-install-recommends", old)
    with _step("finds every library"):
        _libraries(system)
    with _step("plays a training sale on the command line"):
        _sale(system)
    with display() as screen:
        _window(system, screen, new)
    with _step("is updated, and knows its payments"):
        system.apt("install", new)
        must_be(system.version().endswith("+check"), system.version())
        said = system.must("pos-app", "payments", "--training", "--json", user=USER)
        must_be('"paid"' in said, said)
    with _step("goes back only when told to, and says what that means"):
        system.refuses("--allow-downgrades", "apt-get", "install", "-y", old)
        said = system.must("dpkg", "--install", old)
        must_be("Going back from pos-app" in said, said)
    with _step("is installed twice"):
        system.must("dpkg", "--install", old)
    with _step("heals after an interrupted installation"):
        _interrupted(system, new)
    with _step("keeps credentials in the Secret Service"):
        system.apt("install", "--no-install-recommends", *KEYRING_PACKAGES)
        _keyring(system)
    with _step("runs from the tarball"):
        _tarball(system, tarball)
    with _step("is removed, and leaves the data"):
        _removed(system)


@contextmanager
def _step(what: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    say(f"  ok  {what} ({time.monotonic() - began:.1f} s)")


def _libraries(system: System) -> None:
    folder = system.root / APP.rsplit("/", 1)[0].lstrip("/")
    binaries = [
        "/" + str(path.relative_to(system.root)) for path in folder.rglob("*") if path.is_file() and is_elf(path)
    ]
    told = system.must("ldd", *binaries, env=("LD_LIBRARY_PATH=/usr/lib/pos-app/_internal",))
    missing = sorted({line.strip() for line in told.splitlines() if "not found" in line})
    must_be(not missing, "\n".join(missing))


def _sale(system: System) -> None:
    call = ("pos-app", "pay", "--training", "--amount", "12.50", "--code-stdin", "--json")
    result = json.loads(system.must(*call, user=USER, stdin=CODE + "\n").splitlines()[-1])
    must_be((result["state"], result["amount"], result["exit"]) == ("paid", 1250, 0), str(result))
    shown = system.must("pos-app", "licences", user=USER)
    must_be("LESSER GENERAL PUBLIC LICENSE" in shown, "the licences are not shown whole")
    lying = system.must("cat", "/usr/share/doc/pos-app/THIRD-PARTY-LICENCES.txt")
    must_be(lying == shown, "the licences in the documentation are others")


def _window(system: System, screen: Display, newer: str) -> None:
    """Two starts, the second one warm; updates and removal are refused while the window is open."""
    for start in ("first", "second"):
        command = system.command("pos-app", "--training", user=USER, env=(f"DISPLAY={screen.name}",))
        with _step(f"opens its window ({start} start)"), subprocess.Popen(command) as program:
            seconds = until("a painted window", lambda: screen.colours() > COLOURS)
            must_be(bool(screen.titles()), "something was painted, but no window of pos-app is there")
            say(f"      {screen.titles()[0]!r} painted {seconds:.2f} s after the start")
            if start == "second":
                screen.save(BUILD / "window.png")
                _held_off(system, newer)
            program.terminate()
            until("the end of the program", lambda: program.poll() is not None)


def _held_off(system: System, newer: str) -> None:
    before = system.version()
    system.refuses("pos-app is running on this computer", "dpkg", "--install", newer)
    system.refuses("pos-app is running on this computer", "apt-get", "remove", "-y", "pos-app")
    must_be(system.version() == before, f"{before} became {system.version()}")
    system.must("dpkg", "--verify", "pos-app")


def _interrupted(system: System, package: str) -> None:
    """dpkg is killed when it has unpacked half; what dpkg says to do then must be enough."""
    folder = system.root / "usr/lib/pos-app/_internal"
    with subprocess.Popen(
        system.command("dpkg", "--install", package), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as dpkg:
        until("a half-unpacked package", lambda: any(folder.rglob("*.dpkg-new")), pause_s=0.001)
        dpkg.send_signal(signal.SIGKILL)
    system.run("dpkg", "--configure", "-a")
    system.apt("install", "--reinstall", package)
    must_be(not any(folder.rglob("*.dpkg-new")), "halves of an installation are left")
    must_be(system.must("dpkg", "--audit") == "", "dpkg still has something to mend")
    system.must("dpkg", "--verify", "pos-app")
    system.must("pos-app", "--version", user=USER)


def _keyring(system: System) -> None:
    (system.root / "srv/keyring.sh").write_text(_KEYRING, encoding="utf-8")
    runtime = f"/home/{USER}/run"
    system.must("mkdir", "-p", "-m", "700", runtime, user=USER)
    said = system.must(
        "dbus-run-session", "--", "sh", "/srv/keyring.sh", user=USER, env=(f"XDG_RUNTIME_DIR={runtime}",)
    )
    must_be("SecretService" in said and "accepts app_code" in said, said)


def _tarball(system: System, tarball: Path) -> None:
    system.apt("install", "--no-install-recommends", "xz-utils")
    system.must("tar", "--extract", "--file", f"/srv/{tarball.name}", user=USER)
    folder = f"/home/{USER}/{tarball.name.removesuffix('.tar.xz')}"
    system.must(f"{folder}/pos-app", "--version", user=USER)
    system.must(f"{folder}/install.sh", user=USER)
    entry = system.root / f"home/{USER}/.local/share/applications/pos-app.desktop"
    must_be(f'Exec="{folder}/pos-app" --training' in entry.read_text(encoding="utf-8"), "the entry starts another")
    system.must(f"{folder}/install.sh", "--remove", user=USER)
    must_be(not entry.exists(), "the entry is still in the menu")


def _removed(system: System) -> None:
    system.apt("purge", "pos-app")
    left = [path for path in ("usr/lib/pos-app", "usr/bin/pos-app") if (system.root / path).exists()]
    must_be(not left, f"left behind: {left}")
    journal = f"home/{USER}/.local/share/pos-app/training/journal.sqlite3"
    must_be((system.root / journal).exists(), "the till's data is gone")


def main(arguments: list[str]) -> int:
    """Returns 0, or 1 with what went wrong."""
    root, *files = map(Path, arguments)
    subprocess.run(["mount", "-t", "proc", "proc", str(root / "proc")], check=True)
    try:
        trial(System(root), *files)
    except NotSo as failure:
        say(f"  FAILED  {failure}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
