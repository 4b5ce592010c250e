"""The shop's picture is read within limits, upright, away from the window's thread."""

from __future__ import annotations

import os
import struct
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from pos_app.desktop.shop_picture import ShopPicture, Wish, load
from pos_app.domain.sentences import BadInput

ROOM = QSize(1024, 600)


@pytest.fixture
def pictures() -> Iterator[ShopPicture]:
    made = ShopPicture()
    yield made
    made.close()


def saved(folder: Path, size: tuple[int, int], name: str = "shop.png", **options: object) -> Path:
    path = folder / name
    Image.new(str(options.pop("mode", "RGB")), size, 200).save(path, **options)
    return path


def fitted(path: Path, ratio: float = 1.0) -> tuple[int, int]:
    image = load(Wish(str(path), ROOM, ratio))
    assert image.devicePixelRatio() == ratio
    return image.width(), image.height()


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        load(Wish(str(path), ROOM, 1.0))
    assert caught.value.sentence.values["path"] == str(path)
    return caught.value.sentence.text


def png_header(width: int, height: int) -> bytes:
    """A PNG file that says how large it is and then holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("size", "ratio", "expected"),
    [
        ((4000, 1000), 1.0, (1024, 256)),
        ((10, 20), 1.0, (300, 600)),
        ((4000, 1000), 2.0, (2048, 512)),
        ((9000, 1), 1.0, (1024, 1)),
        ((1, 9000), 1.25, (1, 750)),
    ],
)
def test_picture_is_as_large_as_fits(
    tmp_path: Path, size: tuple[int, int], ratio: float, expected: tuple[int, int]
) -> None:
    assert fitted(saved(tmp_path, size), ratio) == expected


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1"])
def test_colours_of_every_kind_are_read(tmp_path: Path, mode: str) -> None:
    name = "shop.jpg" if mode == "CMYK" else "shop.png"
    assert fitted(saved(tmp_path, (200, 100), name, mode=mode)) == (1024, 512)


def test_picture_of_a_camera_that_was_held_upright_stands_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert fitted(saved(tmp_path, (300, 200), "shop.jpg", exif=turned)) == (400, 600)


def test_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    path = saved(tmp_path, (200, 100), "shop.jpg")
    assert fitted(path.rename(tmp_path / "shop.png")) == (1024, 512)


def test_file_that_is_not_there_is_missed(tmp_path: Path) -> None:
    assert "not there" in refusal(tmp_path / "none.png")
    assert "not there" in refusal(tmp_path)
    assert "not there" in refusal(tmp_path / ("x" * 300))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_pipe_that_never_ends_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "shop.png")
    assert "not there" in refusal(tmp_path / "shop.png")


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" + b"\0" * 40])
def test_file_that_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "shop.png"
    path.write_bytes(content)
    assert "cannot be read" in refusal(path)


@pytest.mark.parametrize("name", ["shop.gif", "shop.bmp", "shop.svg"])
def test_other_kinds_of_pictures_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith("svg"):
        path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    else:
        saved(tmp_path, (20, 20), name)
    assert "PNG or JPEG" in refusal(path)


@pytest.mark.qt_log_ignore("libpng")
def test_picture_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shop.png"
    path.write_bytes(png_header(2000, 1000))
    assert "cannot be read" in refusal(path)


@pytest.mark.parametrize("size", [(25_000, 20_000), (900_000, 600)])
def test_picture_of_hundreds_of_megapixels_is_refused_before_it_is_read(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "shop.png"
    path.write_bytes(png_header(*size))
    assert "megapixels" in refusal(path)


def test_picture_arrives_from_another_thread(
    pictures: ShopPicture, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def load_here(wish: Wish) -> QImage:
        threads.append(threading.current_thread())
        return load(wish)

    monkeypatch.setattr("pos_app.desktop.shop_picture.load", load_here)
    with qtbot.waitSignal(pictures.read) as told:
        pictures.ask(Wish(str(saved(tmp_path, (200, 100))), ROOM, 1.0))
    image, problem = told.args
    assert (image.width(), problem) == (1024, None)
    assert threads != [threading.main_thread()]


def test_only_the_last_wish_is_told(pictures: ShopPicture, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[int] = []
    pictures.read.connect(lambda image, _problem: told.append(image.width()))
    path = str(saved(tmp_path, (200, 100)))
    for width in (100, 200, 300):
        pictures.ask(Wish(path, QSize(width, 900), 1.0))
    qtbot.waitUntil(lambda: told == [300])


@pytest.mark.expect_log("the picture for the customer cannot be used")
def test_same_trouble_is_logged_once(
    pictures: ShopPicture, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for width in (100, 200):
        with qtbot.waitSignal(pictures.read) as told:
            pictures.ask(Wish(str(tmp_path / "none.png"), QSize(width, 100), 1.0))
        assert told.args[0] is None
    assert len(caplog.records) == 1
