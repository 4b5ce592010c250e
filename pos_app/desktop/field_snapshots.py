"""Puts a widget back as it was before keys that turned out to be a scan."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

Restore = Callable[[], None]


def snapshot(widget: QWidget | None) -> Restore:
    """A function that puts back what keys change in `widget`: text, cursor, selection, the current row.

    A widget with a model of its own has a method `scan_snapshot` that answers with such a function.
    Listeners hear of it by `textChanged`; `textEdited` stays silent, since nobody edited.
    """
    own = getattr(widget, "scan_snapshot", None)
    if callable(own):
        return cast("Restore", own())
    edit = _line_edit(widget)
    if edit is not None:
        return _of_line(edit)
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return _of_text(widget)
    if isinstance(widget, QComboBox):
        return _of_choice(widget)
    return _of_rows(widget) if isinstance(widget, QAbstractItemView) else _nothing


def takes_text(widget: QWidget | None) -> bool:
    """Whether a Space in `widget` is a character, not the press of a button."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    edit = _line_edit(widget)
    return edit is not None and not edit.isReadOnly()


def _line_edit(widget: QWidget | None) -> QLineEdit | None:
    if isinstance(widget, QLineEdit):
        return widget
    if isinstance(widget, QAbstractSpinBox):
        return widget.findChild(QLineEdit)
    return widget.lineEdit() if isinstance(widget, QComboBox) and widget.isEditable() else None


def _of_line(edit: QLineEdit) -> Restore:
    text, cursor = edit.text(), edit.cursorPosition()
    start, length = edit.selectionStart(), edit.selectionLength()

    def restore() -> None:
        if edit.text() != text:
            edit.setText(text)
        if start < 0:
            edit.setCursorPosition(cursor)
        elif cursor == start:
            edit.setSelection(start + length, -length)
        else:
            edit.setSelection(start, length)

    return restore


def _of_text(edit: QTextEdit | QPlainTextEdit) -> Restore:
    text, cursor = edit.toPlainText(), edit.textCursor()
    anchor, position = cursor.anchor(), cursor.position()

    def restore() -> None:
        if edit.toPlainText() != text:
            edit.setPlainText(text)
        cursor = edit.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)

    return restore


def _of_choice(choice: QComboBox) -> Restore:
    index = choice.currentIndex()
    return lambda: choice.setCurrentIndex(index)


def _of_rows(view: QAbstractItemView) -> Restore:
    """Letters typed into a list look for a row: back to the one that was current."""
    current = QPersistentModelIndex(view.currentIndex())
    return lambda: view.setCurrentIndex(current)


def _nothing() -> None:
    """What has no text has nothing to put back."""
