"""Every key of the application passes here once, before any window or field sees it.

The filter takes each press out of Qt's hands and delivers a copy of its own: at once, later, or never, as the decoder
decides. It knows its copies when they come by again (on their way from the window to the field and up its parents),
so that every press counts once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import shiboken6
from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from pos_app.desktop.field_snapshots import Restore, snapshot, takes_text
from pos_app.desktop.native_keys import is_modifier, key_place, reading
from pos_app.scanner.decoder import Decoder, Resolution, Verdict
from pos_app.scanner.stalls import Stalls
from pos_app.scanner.strokes import KeyStroke, Kind, Settings

# Qt takes a release and a press in the same millisecond for a repeat; a fast scanner sends "00" like that. Keyboards
# repeat 30 times a second.
_FASTEST_REPEAT_MS = 15

_KEY_EVENTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


def monotonic_ms() -> int:
    """The time by which keys are judged, in milliseconds."""
    return time.monotonic_ns() // 1_000_000


@dataclass(slots=True, repr=False)
class _Stroke:
    """Copies of the events of a key, press first, and the window or widget that they were meant for.

    They may be part of a payment code, and their `repr` would tell. `undo` takes a key back that has acted.
    """

    target: QObject
    events: list[QKeyEvent]
    undo: Restore | None = None


class KeyFilter(QObject):
    """Recognises scans anywhere in the application; they reach no field and press no button.

    `typing_keys` is asked before the focused widget does about each key that was typed (also with a dialog open: it
    looks for itself whether that concerns it) and answers True for a key that it has used. `snapshots` makes a
    function that puts back what `typing_keys` changes. `listener` is asked first of all, before it is known whether
    this is a scan, and answers True for a key that it has taken: such a key does nothing else and is no part of a
    scan. There are no shortcuts: every key arrives as a press.
    """

    scan_completed = Signal(str)
    # Of all filters: two of them, each with a copy of the other's copy, would never come to an end.
    _own: ClassVar[set[int]] = set()

    def __init__(
        self, app: QApplication, settings: Settings | None = None, now_ms: Callable[[], int] = monotonic_ms
    ) -> None:
        super().__init__(app)
        self._app = app
        self.typing_keys: Callable[[QKeyEvent], bool] | None = None
        self.snapshots: Callable[[], Restore] | None = None
        self.listener: Callable[[KeyStroke], bool] | None = None
        self._decoder = Decoder(settings)
        self._stamps = _Stamps(now_ms)
        self._number = 0
        self._run: dict[int, _Stroke] = {}
        self._held_places: dict[int, _Stroke] = {}
        self._silence = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._listen_to_silence)
        self._install()

    def configure(self, settings: Settings) -> None:
        """How scanners type from now on. A scan that is coming in is still read as it began."""
        self._decoder.configure(settings)

    def _install(self) -> None:
        self._app.installEventFilter(self)
        self._app.aboutToQuit.connect(self.uninstall)
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._stamps.alive)
        dispatcher.aboutToBlock.connect(self._stamps.waiting)

    def uninstall(self) -> None:
        """Keys go their own way again; what is held is dropped. Once only; the end of the application does it, too."""
        self._silence.stop()
        self._app.aboutToQuit.disconnect(self.uninstall)
        self._app.removeEventFilter(self)
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.disconnect(self._stamps.alive)
        dispatcher.aboutToBlock.disconnect(self._stamps.waiting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._stamps.alive()
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWindow | QWidget) or shiboken6.getCppPointer(event)[0] in self._own:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # or Qt would look for a shortcut first, and the press would never come
            return True
        if is_modifier(event):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._press(watched, event)
        else:
            self._release(watched, event)
        return True

    def _press(self, watched: QObject, event: QKeyEvent) -> None:
        focused = watched if isinstance(watched, QWidget) else QApplication.focusWidget()
        stroke, kept = self._stroke(event, focused), _Stroke(watched, [_copy(event)])
        if self._is_taken(stroke):
            return
        decision = self._decoder.feed(stroke)
        ended = self._run
        if decision.resolution:
            self._run, self._held_places = {}, {}
        if self._decoder.is_open:
            self._run[stroke.number] = kept
            self._silence.start(self._decoder.silence_ms)
        else:
            self._silence.stop()
        if decision.verdict is Verdict.HOLD:
            self._held_places[key_place(event)] = kept
        # From here on keys act: one may open a dialog, and more keys come in before this returns.
        if decision.resolution:
            self._resolve(decision.resolution, ended)
        if decision.verdict is Verdict.PASS:
            kept.undo = self._snapshot(focused) if self._decoder.is_open else None
            self._act(kept)

    def _is_taken(self, stroke: KeyStroke) -> bool:
        """Whether the listener takes the key. What the decoder has begun it ends, whoever listens."""
        if self.listener is None:
            return False
        self._end(self._decoder.elapsed(stroke.at_ms - stroke.blocked_ms - 1))  # the timer may be late
        return not self._decoder.is_open and self.listener(stroke)

    def _release(self, watched: QObject, event: QKeyEvent) -> None:
        """A key that is held is released when it has been pressed."""
        held = self._held_places.get(key_place(event))
        if held:
            held.events.append(_copy(event))
        else:
            self._deliver(watched, _copy(event))

    def _stroke(self, event: QKeyEvent, focused: QWidget | None) -> KeyStroke:
        self._number += 1
        kind, text, native = reading(event)
        before_ms = self._stamps.at_ms
        at_ms, stalled, blocked_ms = self._stamps.stamp(event.timestamp())
        character = kind is Kind.CHAR and (text or native).isprintable()
        return KeyStroke(
            self._number,
            kind,
            at_ms,
            text,
            native,
            auto_repeat=event.isAutoRepeat() and at_ms - before_ms >= _FASTEST_REPEAT_MS,
            acts=not character or (text == " " and not takes_text(focused)),
            stalled=stalled,
            blocked_ms=blocked_ms,
        )

    def _snapshot(self, focused: QWidget | None) -> Restore:
        restores = [snapshot(focused), *([self.snapshots()] if self.snapshots else [])]

        def restore() -> None:
            for one in restores:
                one()

        return restore

    def _listen_to_silence(self) -> None:
        silent_ms = self._stamps.silent_ms()
        if not self._end(self._decoder.elapsed(self._stamps.at_ms + silent_ms)):
            self._silence.start(max(1, self._decoder.silence_ms - silent_ms))

    def _end(self, resolution: Resolution | None) -> bool:
        """Whether the run is over by that."""
        if resolution is None:
            return False
        ended, self._run, self._held_places = self._run, {}, {}
        self._resolve(resolution, ended)
        return True

    def _resolve(self, resolution: Resolution, run: dict[int, _Stroke]) -> None:
        for number in resolution.before:
            self._act(run[number])
        if resolution.scan:
            undo = run[resolution.scan.first].undo
            if undo:
                undo()
            self.scan_completed.emit(resolution.scan.text)
        for number in resolution.after:
            self._act(run[number])

    def _act(self, stroke: _Stroke) -> None:
        for event in stroke.events:
            self._deliver(stroke.target, event)

    def _deliver(self, target: QObject, event: QKeyEvent) -> None:
        if not shiboken6.isValid(target):
            return
        if event.type() == QEvent.Type.KeyPress and self.typing_keys and self.typing_keys(event):
            return
        pointer = shiboken6.getCppPointer(event)[0]
        self._own.add(pointer)
        QCoreApplication.sendEvent(target, event)
        self._own.discard(pointer)


def _copy(event: QKeyEvent) -> QKeyEvent:
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy


class _Stamps:
    """When keys were pressed: by the platform's own times where it gives any, else by their arrival."""

    SLACK_MS = 50
    """A platform's times rise no slower than arrivals, but for its ticks and the time a window takes to answer."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._arrived_ms = self.at_ms = now_ms()
        self._stamp = 0
        self._blocked_ms = 0
        self._stalls = Stalls(self.at_ms)

    def alive(self) -> None:
        self._stalls.alive(self._now_ms())

    def waiting(self) -> None:
        self._stalls.alive(self._now_ms(), waiting=True)

    def silent_ms(self) -> int:
        """How long no key came while the window could hear."""
        return self._now_ms() - self._arrived_ms - (self._stalls.blocked_ms - self._blocked_ms)

    def stamp(self, native_ms: int) -> tuple[int, bool, int]:
        """The time of a key (by the platform `native_ms`, or 0), whether it is in doubt, the blocked time before it."""
        now = self._now_ms()
        arrival_gap, native_gap = now - self._arrived_ms, native_ms - self._stamp
        blocked = self._stalls.blocked_ms - self._blocked_ms
        draining = self._stalls.draining(now)
        native = bool(native_ms and self._stamp) and native_gap >= 0
        if native and (draining or native_gap >= arrival_gap - self.SLACK_MS):
            arrival_gap, blocked, draining = native_gap, 0, False
        self.at_ms += arrival_gap
        self._arrived_ms, self._stamp, self._blocked_ms = now, native_ms, self._stalls.blocked_ms
        return self.at_ms, draining, blocked
