"""What the operating system must bring: shared libraries for Qt, programs for the tests.

Only Debian and its relatives are installed for; elsewhere the list is printed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from devkit.terminal import say

QT_PACKAGES = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon0",
    "libgssapi-krb5-2",
    "libbrotli1",
    "libzstd1",
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-image0",
    "libxcb-render-util0",
    "libxcb-randr0",
    "libxcb-shape0",
    "libxcb-xkb1",
)
TEST_PACKAGES = (
    "xvfb",
    "xauth",
    "openbox",
    "xdotool",
    "x11-utils",
    "x11-xserver-utils",
    "x11-xkb-utils",
    "ibus",
    "ibus-libpinyin",
    "fonts-wqy-microhei",
    "dbus",
    "gnome-keyring",
    "libsecret-1-0",
    "nodejs",
    "php-cli",
    "at-spi2-core",
    "python3-gi",
    "gir1.2-atspi-2.0",
    "pulseaudio",
    "pulseaudio-utils",
)
PACKAGE_PACKAGES = ("binutils", "dpkg-dev", "xz-utils")
WINDOWS_PACKAGES = ("debootstrap", "nsis", "xvfb", "openbox")
CHECK_PACKAGES = ("debootstrap", "xvfb", "openbox", "xdotool", "desktop-file-utils", "appstream")
# Since the 64-bit time_t transition some libraries bear the suffix t64.
SUFFIXES = ("", "t64")


def missing_packages(packages: Sequence[str]) -> list[str] | None:
    """Those Debian packages that are not installed; None where there is no dpkg to ask."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return None
    names = [name + suffix for name in packages for suffix in SUFFIXES]
    answer = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *names],
        capture_output=True,
        text=True,
        check=False,  # it fails as soon as one name is unknown to it
    )
    return not_installed(packages, answer.stdout)


def not_installed(packages: Sequence[str], status_lines: str) -> list[str]:
    """Those packages that no line `NAME installed` speaks of, under one of their names."""
    installed = {line.split()[0] for line in status_lines.splitlines() if line.endswith(" installed")}
    return [name for name in packages if not {name + suffix for suffix in SUFFIXES} & installed]


def _privilege() -> list[str] | None:
    """What to put before a command that needs root: nothing, `sudo`, or None when we have no such right."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install(packages: Sequence[str]) -> bool:
    """Installs Debian packages; says what to do where it may not or cannot."""
    right = _privilege()
    if right is None:
        say("Some system packages are missing. Install them with:")
        say("  sudo apt-get install " + " ".join(packages))
        return False
    say("Installing system packages: " + " ".join(packages))
    apt = [*right, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    _quietly([*apt, "update"])
    answer = _quietly([*apt, "install", "--yes", "--no-install-recommends", *packages])
    if answer.returncode:
        say(answer.stdout)
        say("apt-get could not install them; going on without. What it said is above.")
    return answer.returncode == 0


def _quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    # Hundreds of lines that matter only when it fails.
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def ensure_packages(packages: Sequence[str], *, first_time: bool) -> None:
    """Brings what is missing, or names it; never stops the set-up, the program may well run without."""
    if sys.platform != "linux":
        return
    missing = missing_packages(packages)
    if missing:
        install(missing)
    elif missing is None and first_time:
        say("This system has no apt-get. What Debian calls the following must be there, under whatever name:")
        say("  " + " ".join(packages))
