"""Cuts key strokes into runs for whoever wants to see what a scanner sends, scan or not."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.scanner.strokes import KeyStroke, Kind

PAUSE_MS = 400
"""Behind such a pause something new begins: a scanner that is slower than this is beyond help."""
LONGEST_GAP_MS = 150
"""The longest gap of a scanner that can be learned; `scanner_gap_ms` goes no further."""

Run = tuple[KeyStroke, ...]


class Recorder:
    """Hands each run to `done` once it is over: by a pause, or when `finish` is called. Repeats are left out."""

    def __init__(self, done: Callable[[Run], None]) -> None:
        self._done = done
        self._run: list[KeyStroke] = []
        self._last_ms: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether a run waits for more strokes or for `finish`."""
        return bool(self._run)

    def feed(self, stroke: KeyStroke) -> bool:
        """Whether the stroke belongs to a run, so that it must do nothing else.

        A run begins with a character; a Space, Enter or Tab that nothing went before is for whatever has the focus.
        """
        if self._run and self._gap(stroke) - stroke.blocked_ms > PAUSE_MS:
            self.finish()
        if stroke.kind is Kind.OTHER or not (self._run or _begins(stroke)):
            return False
        self._last_ms = stroke.at_ms
        if not stroke.auto_repeat:
            self._run.append(stroke)
        return True

    def finish(self) -> None:
        """Nothing more comes."""
        run, self._run = tuple(self._run), []
        if run:
            self._done(run)

    def drop(self) -> None:
        """Nobody wants to see any more: the run that is open is forgotten."""
        self._run = []

    def is_rest(self, stroke: KeyStroke) -> bool:
        """Whether a stroke that nobody wants to see is the rest of a scan that began when somebody did."""
        if stroke.kind is Kind.OTHER:
            return False
        rest = self._last_ms is not None and self._gap(stroke) <= LONGEST_GAP_MS
        self._last_ms = stroke.at_ms if rest else None
        return rest

    def _gap(self, stroke: KeyStroke) -> int:
        return stroke.at_ms - (stroke.at_ms if self._last_ms is None else self._last_ms)


def _begins(stroke: KeyStroke) -> bool:
    return stroke.kind is Kind.CHAR and stroke.text != " "
