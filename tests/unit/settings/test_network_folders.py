from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.domain.sentences import SetupError
from pos_app.settings.network_folders import is_unc, kind_among, network_kind
from pos_app.settings.paths import DataFolder

MOUNTS = r"""
22 28 0:20 / /proc rw,nosuid - proc proc rw
28 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 28 0:35 / /home rw,relatime shared:20 - nfs4 server:/home rw,vers=4.2
41 40 8:2 / /home/anna rw,relatime shared:21 - ext4 /dev/sda2 rw
42 28 0:36 / /mnt/the\040shop rw shared:22 - cifs //server/shop rw
43 28 0:37 / /mnt/ssh rw - fuse.sshfs anna@server: rw
44 28 0:38 / /mnt/twice rw - ext4 /dev/sdb1 rw
45 44 0:39 / /mnt/twice rw - nfs server:/twice rw
46 28 0:40 / /mnt/c rw - 9p C:\134 rw
half a line
47 28 0:41 / /mnt/stick rw
""".splitlines()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib/pos-app", ""),
        ("/home/pos-app", "nfs4"),
        ("/home/anna/pos-app", ""),
        ("/mnt/the shop/till", "cifs"),
        ("/mnt/the shopping", ""),
        ("/mnt/ssh", "fuse.sshfs"),
        ("/mnt/twice/x", "nfs"),
        ("/mnt/c/Users", "9p"),
        ("/mnt/stick", ""),
    ],
)
def test_a_folder_on_another_computer_is_known_by_its_mount(folder: str, kind: str) -> None:
    assert kind_among(MOUNTS, Path(folder)) == kind


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\server\share\till", True),
        ("//server/share", True),
        (r"\\?\UNC\server\share", True),
        (r"\\?\C:\till", False),
        (r"\\.\C:\till", False),
        (r"C:\till", False),
        ("till", False),
    ],
)
def test_a_path_of_windows_that_names_a_computer_is_known(path: str, unc: bool) -> None:
    assert is_unc(path) is unc


def test_a_folder_of_this_computer_is_no_share(tmp_path: Path) -> None:
    assert network_kind(tmp_path / "not" / "yet" / "there") == ""


def test_a_till_on_a_share_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as refused:
        DataFolder(tmp_path / "till").ensure(lambda _folder: "cifs")
    assert f"The data folder {tmp_path}/till is on a network share (cifs)" in str(refused.value)
    assert "--data-dir" in str(refused.value)
    assert list(tmp_path.iterdir()) == []
