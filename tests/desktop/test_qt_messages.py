"""What Qt says reaches the log as a place in Qt, without the words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import qDebug, qInstallMessageHandler, qWarning

from pos_app.desktop.qt_messages import qt_messages_logged

SECRET = "A1B2C3D4" * 4


@pytest.mark.expect_log(
    r"WARNING pos_app.desktop.qt_messages: Qt warned: QPainter::begin$",
    r"WARNING pos_app.desktop.qt_messages: Qt warned: somewhere$",
)
def test_a_warning_is_a_place_and_comes_once(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    before = qInstallMessageHandler(None)
    try:
        with qt_messages_logged():
            for _ in range(2):
                qWarning(f"QPainter::begin: {SECRET} is no device")
            qWarning(f"{SECRET} QPainter::begin")
            qDebug(SECRET)
    finally:
        qInstallMessageHandler(before)
    assert caplog.messages == ["Qt warned: QPainter::begin", "Qt warned: somewhere"]
    assert "is no device" in capsys.readouterr().err
