"""The life of an installation, tried on a Windows: set up, sold with, renewed, spoilt, healed, removed."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from devkit.terminal import Stop
from devkit.windows.machine import Answer, Machine, wait_for
from devkit.windows.screen import seconds_until_shown

UNINSTALL_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\pos-app"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
WINDOW, CONSOLE = "pos-app-window.exe", "pos-app.exe"
LEFTOVER = "only-in-the-older-version.txt"
PAID_AT_ONCE = "280000000000000000\n"
RUNNING, NEWER_INSTALLED, NOT_WRITABLE = 10, 11, 13


@dataclass(frozen=True)
class Setups:
    """The setup that is tried, and one of an older version, in which LEFTOVER lies with the program's libraries."""

    new: str
    old: str
    version: str
    old_version: str


@dataclass
class Trial:
    """`pictures` is a folder; `log` is what was seen, a sentence each."""

    machine: Machine
    setups: Setups
    pictures: Path
    display: str
    log: list[str] = field(default_factory=list)
    sales: int = 0

    def __post_init__(self) -> None:
        self.local = self.machine.variable("LOCALAPPDATA")
        self.folder = rf"{self.local}\Programs\pos-app"
        self.data = self.machine.path(rf"{self.local}\pos-app")

    def run(self) -> None:
        """Everything, in the order in which it happens to a shop. Raises `Stop` at the first thing that is not so."""
        self.sets_up_an_older_version()
        self.sells_with_the_window_open()
        self.is_not_touched_while_it_runs()
        self.speaks_chinese()
        self.survives_an_interrupted_renewal()
        self.stays_whole_where_nothing_can_be_written()
        self.is_renewed_in_place()
        self.keeps_a_key_in_the_vault()
        self.is_repaired()
        self.refuses_an_older_version()
        self.makes_icons_when_asked()
        self.is_removed()
        self.serves_everyone()

    def sees(self, holds: bool, sentence: str) -> None:
        """Notes what is so; raises `Stop` when it is not."""
        if not holds:
            raise Stop(f"Not so: {sentence}")
        self.log.append(f"ok  {sentence}")
        print(self.log[-1], flush=True)

    def setup(self, setup: str, *switches: str) -> int:
        """Runs a setup silently; its exit code."""
        return self.machine.run([setup, "/S", *switches]).code

    def program(self, *arguments: str, typed: str = "") -> Answer:
        """Runs the installed command line."""
        return self.machine.run([rf"{self.folder}\{CONSOLE}", *arguments], typed)

    def there(self, name: str) -> bool:
        """Whether something is in the folder of the program."""
        return self.machine.path(rf"{self.folder}\{name}").exists()

    def shortcuts(self) -> list[str]:
        """Where the shortcuts of the program are."""
        places = {
            "start menu": r"%APPDATA%\Microsoft\Windows\Start Menu\Programs",
            "desktop": r"%USERPROFILE%\Desktop",
            "everyone's start menu": r"%PROGRAMDATA%\Microsoft\Windows\Start Menu\Programs",
        }
        found = (
            (name, self.machine.run(["cmd", "/c", f"echo {place}"]).text.strip()) for name, place in places.items()
        )
        return [name for name, place in found if self.machine.path(rf"{place}\pos-app.lnk").exists()]

    def sells(self, how: str) -> None:
        """Plays a sale through the installed command line."""
        sold = self.program("pay", "--training", "--amount", "12.50", "--code-stdin", "--json", typed=PAID_AT_ONCE)
        state = last_event(sold.text).get("state")
        self.sees((sold.code, state) == (0, "paid"), f"a training sale through pos-app.exe is paid, {how}")
        self.sales += 1

    def sets_up_an_older_version(self) -> None:
        began = time.monotonic()
        code = self.setup(self.setups.old)
        took = time.monotonic() - began
        self.sees(code == 0, f"setup /S ends with 0, without an administrator ({took:.1f} s)")
        self.sees(self.there(WINDOW) and self.there(CONSOLE), r"the program is in %LOCALAPPDATA%\Programs\pos-app")
        self.sees(self.shortcuts() == ["start menu"], "it is in the start menu, and not on the desktop")
        told = self.machine.registry(rf"HKCU\{UNINSTALL_KEY}")
        wanted = {"DisplayName": "pos-app", "DisplayVersion": self.setups.old_version}
        self.sees(wanted.items() <= told.items(), "Apps & features has its name and version")
        rest = {"Publisher", "DisplayIcon", "EstimatedSize", "QuietUninstallString", "UninstallString"}
        self.sees(rest <= told.keys(), "and publisher, icon, size and how to remove it, silently too")

    def opens(self, picture: str) -> float:
        """Opens the training window; seconds until it is painted."""

        def start() -> None:
            self.window = self.machine.start([rf"{self.folder}\{WINDOW}", "--training"])

        return seconds_until_shown(start, self.pictures / picture, self.display)

    def closes(self) -> None:
        """Closes the window and waits for its end."""
        self.machine.close(WINDOW)
        code = self.window.wait(timeout=60)
        self.sees(code == 0, "the window closes, and the program ends with 0")

    def sells_with_the_window_open(self) -> None:
        took = self.opens("window-en.png")
        self.sees(True, f"the window is painted {took:.1f} s after its first start")
        self.sells("carried out by the open window")

    def is_not_touched_while_it_runs(self) -> None:
        self.sees(self.setup(self.setups.new) == RUNNING, f"setup /S ends with {RUNNING} while the window is open")
        uninstaller = [rf"{self.folder}\uninstall.exe", "/CURRENTUSER", "/S", f"_?={self.folder}"]
        self.sees(self.machine.run(uninstaller).code == RUNNING, f"so does uninstall.exe: exit code {RUNNING}")
        self.sees(not self.there("update") and self.there(rf"_internal\{LEFTOVER}"), "nothing was changed by either")
        self.sells("after both had been refused")
        self.closes()
        self.sells("with the window closed")

    def speaks_chinese(self) -> None:
        settings = self.data / "training" / "settings.toml"
        before = settings.read_text(encoding="utf-8") if settings.exists() else ""
        settings.write_text(f'language = "zh_HK"\n{before}', encoding="utf-8")
        took = self.opens("window-zh-hant.png")
        self.sees(True, f"in Chinese the window is painted {took:.1f} s after its start")
        self.closes()

    def survives_an_interrupted_renewal(self) -> None:
        setup = self.machine.start([self.setups.new, "/S"])
        wait_for(lambda: self.there(r"update\_internal"), "the setup writes files")
        setup.kill()
        setup.wait()
        version = self.program("--version")
        whole = version.code == 0 and self.there(rf"_internal\{LEFTOVER}")
        self.sees(whole, "a setup killed while it copies files leaves the older version, and it runs")

    def stays_whole_where_nothing_can_be_written(self) -> None:
        """A file stands where the new files are to go; and a run was interrupted between two renamings."""
        update, old = (self.machine.path(rf"{self.folder}\{name}") for name in ("update", "old"))
        shutil.rmtree(update)
        update.write_text("in the way", encoding="utf-8")
        old.mkdir()
        for name in (WINDOW, CONSOLE):
            self.machine.path(rf"{self.folder}\{name}").rename(old / name)
        self.sees(self.setup(self.setups.new) == NOT_WRITABLE, f"a setup that cannot write ends with {NOT_WRITABLE}")
        update.unlink()
        whole = self.program("--version").code == 0 and self.there(WINDOW) and not old.exists()
        self.sees(whole, "and the older version is whole, although a setup had been interrupted between two renamings")

    def is_renewed_in_place(self) -> None:
        self.sees(self.setup(self.setups.new) == 0, "the next setup ends with 0")
        told = self.machine.registry(rf"HKCU\{UNINSTALL_KEY}")
        self.sees(told["DisplayVersion"] == self.setups.version, "Apps & features has the newer version")
        clean = not self.there("update") and not self.there("old") and not self.there(rf"_internal\{LEFTOVER}")
        self.sees(clean, "nothing of the older version or of the interrupted setup is left")
        self.sees(
            self.program("--version").text.strip() == f"pos-app {self.setups.version}", "pos-app.exe tells it, too"
        )
        self.sees(self.shortcuts() == ["start menu"], "shortcuts are as they were")
        listed = self.program("payments", "--training", "--json").text
        self.sees(listed.count('"event": "payment"') == self.sales, f"the {self.sales} sales are still in the journal")

    def keeps_a_key_in_the_vault(self) -> None:
        gateway = self.machine.start([rf"{self.folder}\{CONSOLE}", "training-gateway"])
        try:
            keys = json.loads(next(iter(gateway.stdout or ()), b"{}"))
            added = self.program("profile", "add", "trial", "--base-url", keys.pop("url")).code
            stored = self.program("credentials", "set", "--profile", "trial", typed=json.dumps(keys)).code
            self.sees((added, stored) == (0, 0), "a key given on standard input is stored in Windows' vault")
            checked = self.program("credentials", "check", "--profile", "trial").code
            self.sees(checked == 0, "another process reads it back: the gateway accepts what is signed with it")
            removed = self.program("credentials", "remove", "--profile", "trial").code
            missing = self.program("credentials", "check", "--profile", "trial").code
            self.sees((removed, missing) == (0, 5), "removed from the vault it is gone")
        finally:
            self.machine.run(["taskkill", "/F", "/IM", CONSOLE])
            gateway.wait()

    def is_repaired(self) -> None:
        spoilt = self.machine.path(rf"{self.folder}\_internal\base_library.zip")
        spoilt.unlink()
        self.sees(self.program("--version").code != 0, "spoilt by hand it does not start")
        self.sees(self.setup(self.setups.new) == 0, "the same setup once more ends with 0")
        self.sees(self.program("--version").code == 0, "and has repaired it")

    def refuses_an_older_version(self) -> None:
        refused = self.setup(self.setups.old)
        self.sees(refused == NEWER_INSTALLED, f"an older setup /S ends with {NEWER_INSTALLED}")
        self.sees(not self.there(rf"_internal\{LEFTOVER}"), "and has changed nothing")
        self.sees(self.setup(self.setups.old, "/DOWNGRADE") == 0, "with /DOWNGRADE it ends with 0")
        self.sees(self.there(rf"_internal\{LEFTOVER}"), "and the older version is there")

    def makes_icons_when_asked(self) -> None:
        self.sees(
            self.setup(self.setups.new, "/DESKTOP", "/AUTOSTART") == 0, "setup /S /DESKTOP /AUTOSTART ends with 0"
        )
        self.sees(self.shortcuts() == ["start menu", "desktop"], "there is an icon on the desktop")
        command = self.machine.registry(rf"HKCU\{RUN_KEY}").get("pos-app", "")
        self.sees(command == f'"{self.folder}\\{WINDOW}"', "and it starts at log-in")

    def is_removed(self) -> None:
        quiet = self.machine.registry(rf"HKCU\{UNINSTALL_KEY}")["QuietUninstallString"]
        program, _, switches = quiet.removeprefix('"').partition('" ')
        self.sees(self.machine.run([program, *switches.split()]).code == 0, "the silent uninstaller ends with 0")
        folder = self.machine.path(self.folder)
        wait_for(lambda: not folder.exists(), "the folder of the program is gone")
        self.sees(True, "the folder of the program is gone")
        left = (self.shortcuts(), self.machine.registry(rf"HKCU\{UNINSTALL_KEY}"))
        self.sees(left == ([], {}), "so are its shortcuts and its place in Apps & features")
        self.sees("pos-app" not in self.machine.registry(rf"HKCU\{RUN_KEY}"), "and the start at log-in")
        kept = (self.data / "training" / "journal.sqlite3").exists() and (self.data / "settings.toml").exists()
        self.sees(kept, r"settings and journal are still in %LOCALAPPDATA%\pos-app")

    def serves_everyone(self) -> None:
        self.folder = rf"{self.machine.variable('ProgramFiles')}\pos-app"
        self.sees(self.setup(self.setups.new, "/ALLUSERS") == 0, "setup /S /ALLUSERS ends with 0")
        told = self.machine.registry(rf"HKLM\{UNINSTALL_KEY}")
        self.sees(told.get("InstallLocation") == self.folder, "the program is in %ProgramFiles%, for every user")
        self.sees(self.shortcuts() == ["everyone's start menu"], "and in everyone's start menu")
        self.sells("with the journal that the first installation has left")
        uninstaller = [rf"{self.folder}\uninstall.exe", "/ALLUSERS", "/S"]
        self.sees(self.machine.run(uninstaller).code == 0, "its uninstaller ends with 0")
        folder = self.machine.path(self.folder)
        wait_for(lambda: not folder.exists(), "the folder of the program is gone")
        self.sees(self.machine.registry(rf"HKLM\{UNINSTALL_KEY}") == {}, "nothing of it is left but the data")


def last_event(lines: str) -> dict[str, object]:
    """The last of some JSON lines; empty when there is none."""
    found: Sequence[str] = [line for line in lines.splitlines() if line.startswith("{")]
    event = json.loads(found[-1]) if found else {}
    return event if isinstance(event, dict) else {}
