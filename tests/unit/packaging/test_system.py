"""Which system packages are missing."""

from __future__ import annotations

from devkit.system import not_installed


def test_a_package_that_dpkg_does_not_know_is_missing() -> None:
    assert not_installed(["xvfb", "dbus"], "dbus installed\n") == ["xvfb"]


def test_a_package_that_was_removed_is_missing() -> None:
    assert not_installed(["xvfb"], "xvfb config-files\nxvfb not-installed\n") == ["xvfb"]


def test_a_library_renamed_for_64_bit_times_is_there() -> None:
    assert not_installed(["libglib2.0-0"], "libglib2.0-0t64 installed\n") == []
