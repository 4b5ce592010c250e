"""Reads the shop's picture for the customer's screen, away from the window's thread and within limits."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

if TYPE_CHECKING:
    from pos_app.domain.sentences import Sentence

log = logging.getLogger(__name__)

MOST_MEGAPIXELS: Final = 50
"""A camera's largest pictures; one needs 200 MB while it is read."""
_FORMATS = (b"png", b"jpeg")

_MISSING = QT_TRANSLATE_NOOP(
    "shop_picture", "The picture for the customer is not there: {path}. Choose it again; until then the name is shown."
)
_BROKEN = QT_TRANSLATE_NOOP(
    "shop_picture",
    "The picture for the customer cannot be read: {path}. Choose a PNG or JPEG file; until then the name is shown.",
)
_TOO_LARGE = QT_TRANSLATE_NOOP(
    "shop_picture",
    "The picture for the customer has more than {most} megapixels: {path}. Make it smaller; until then the name is "
    "shown.",
)
_AROUND = QImageIOHandler.Transformation.TransformationRotate90


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture for a room of so many dots, each of `ratio` device pixels."""

    path: str
    room: QSize
    ratio: float


class ShopPicture(QObject):
    """`read` follows each wish but those that a newer one has overtaken: with the picture, or None and what is wrong.

    Both are None where no picture is wanted.
    """

    read = Signal(object, object)
    _ended = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._wish: Wish | None = None
        self._told: Sentence | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="shop-picture")
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, wish: Wish) -> None:
        """Wants a picture; nothing happens if it is the one that was wanted last."""
        if wish == self._wish:
            return
        self._wish = wish
        self._thread.submit(self._run, wish)

    def close(self) -> None:
        """Waits for what is being read."""
        self._thread.shutdown(cancel_futures=True)

    def _run(self, wish: Wish) -> None:
        image, problem = None, None
        try:
            image = load(wish) if wish.path else None
        except BadInput as refusal:
            problem = refusal.sentence
        self._ended.emit(wish, image, problem)

    def _deliver(self, wish: Wish, image: QImage | None, problem: Sentence | None) -> None:
        if wish != self._wish:
            return
        if problem is not None and problem != self._told:
            log.warning("the picture for the customer cannot be used")
        self._told = problem
        self.read.emit(image, problem)


def load(wish: Wish) -> QImage:
    """The picture, upright, as large as fits into the room. Raises BadInput with what to do about it."""
    if not _is_file(wish.path):
        raise BadInput(_MISSING.filled(path=wish.path))
    reader = QImageReader(wish.path)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    full = reader.size()
    if reader.format().data() not in _FORMATS or full.isEmpty():
        raise BadInput(_BROKEN.filled(path=wish.path))
    if full.width() * full.height() > MOST_MEGAPIXELS * 1_000_000:
        raise BadInput(_TOO_LARGE.filled(path=wish.path, most=str(MOST_MEGAPIXELS)))
    reader.setScaledSize(_fitted(full, wish, lying=_AROUND in reader.transformation()))
    image = reader.read()
    if image.isNull():
        raise BadInput(_BROKEN.filled(path=wish.path))
    image.setDevicePixelRatio(wish.ratio)
    return image


def _is_file(path: str) -> bool:
    """Neither a device nor a pipe: reading one might never end."""
    try:
        return Path(path).is_file()
    except OSError:
        return False  # in a folder that is not ours to look into


def _fitted(full: QSize, wish: Wish, *, lying: bool) -> QSize:
    """The size in device pixels, as the file has the picture: a camera that was held upright leaves it `lying`."""
    room = (wish.room * wish.ratio).expandedTo(QSize(1, 1))
    fitted = full.scaled(room.transposed() if lying else room, Qt.AspectRatioMode.KeepAspectRatio)
    return fitted.expandedTo(QSize(1, 1))
