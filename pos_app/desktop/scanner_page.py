"""Shows what a scanner sends, says whether that is right, and learns what is unusual about it.

While the page is shown every key but commands is its own, so that no scan charges anything. What was scanned is
forgotten when the page is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos_app.desktop import scanner_words as words
from pos_app.desktop.announcing import announce
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.pages import Page
from pos_app.desktop.scanner_panels import SampleTable, VerdictPanel
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.translation import say
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.scanner.learning import SCANS, Lesson, Verdict, learn
from pos_app.scanner.recording import PAUSE_MS, Recorder
from pos_app.scanner.samples import Sample, is_typing
from pos_app.scanner.strokes import learned
from pos_app.settings.declared import USUAL_GAP_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent

    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence
    from pos_app.scanner.recording import Run
    from pos_app.scanner.strokes import KeyStroke
    from pos_app.settings.model import Settings

_TITLE = QT_TRANSLATE_NOOP("scanner_page", "Scanner")
_INSTRUCTION = QT_TRANSLATE_NOOP(
    "scanner_page",
    "Scan three codes, best different ones: payment codes of your own wallet, or products. Nothing is charged here.",
)
_IN_USE = QT_TRANSLATE_NOOP("scanner_page", "Settings in use: {settings}")
_USE = QT_TRANSLATE_NOOP("scanner_page", "Use these settings")
_AGAIN = QT_TRANSLATE_NOOP("scanner_page", "Start again")
_USUAL = QT_TRANSLATE_NOOP("scanner_page", "Usual settings")
_TEST = QT_TRANSLATE_NOOP("scanner_page", "Test the scanner, or learn it")
_BACK = QT_TRANSLATE_NOOP("scanner_page", "Back")


def way_to_scanner_page(theme: Theme, turn_there: Callable[[], object]) -> PressButton:
    """The button that leads there from the scanner's settings."""
    button = PressButton(theme, "settings_scanner_test", icon=Icon.SCAN)
    button.tell(_TEST)
    button.clicked.connect(lambda _=False: turn_there())
    theme.hold_height(button, TOUCH)
    return button


class ScannerPage(Page):
    """`settings_chosen` carries prefix, suffix and gap of the scanner under the settings' names.

    `part`: of something that has a title and a way back of its own.
    """

    def __init__(self, theme: Theme, *, part: bool = False) -> None:
        super().__init__()
        self._part = part
        self._settings = learned()
        self._in_use: tuple[Sentence, ...] = ()
        self._samples: list[Sample] = []
        self._lesson: Lesson | None = None
        self._typed = False
        self._recorder = Recorder(self._take_run)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._recorder.finish)
        self._table = SampleTable(theme, SCANS)
        self._panel = VerdictPanel(theme)
        self._current = TextLabel(theme, "scanner_in_use", Type.BODY, tone="soft")
        self._current.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._use = self._button(theme, "scanner_use", _USE, self._use_lesson)
        self._usual = self._button(theme, "scanner_usual", _USUAL, lambda: self._choose("", "", USUAL_GAP_MS))
        self._again = self._button(theme, "scanner_again", _AGAIN, self._start_again)
        self._back = self._button(theme, "scanner_back", _BACK, self.back_pressed.emit, "Esc")
        self._lay_out(theme)
        self._show()

    def show_settings(self, settings: Settings) -> None:
        """The scanner's settings that are in use; the scans at hand are judged by them."""
        frame = (settings.scanner_prefix, settings.scanner_suffix)
        self._settings = learned(settings.scanner_gap_ms, *frame)
        self._in_use = words.frame_and_pace(*frame, settings.scanner_gap_ms)
        self._usual.setEnabled(self._settings != learned())
        self._judge()

    def hear(self, stroke: KeyStroke) -> bool:
        """Whether a key is the page's own, so that it must do nothing else. For the key filter."""
        if not self.isVisible() or self.window().isMinimized():
            return self._recorder.is_rest(stroke)
        taken = self._recorder.feed(stroke)
        if taken:
            self._pause.start()
        return taken

    def serial_read(self, text: str) -> None:
        """A scanner on a serial port read `text`; it has no key strokes, and so no gaps."""
        self._add(Sample(text=text))

    def takes_scan(self, text: str) -> bool:
        """Scans that come by other ways than keys, or began before the page was opened."""
        self.serial_read(text)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Forgets what was scanned."""
        super().hideEvent(event)
        self._pause.stop()
        self._recorder.drop()
        self._start_again()

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()

    # --- scans ---

    def _take_run(self, run: Run) -> None:
        sample = Sample(run)
        if is_typing(sample, self._settings):
            self._typed = True
            self._show()
        else:
            self._add(sample)

    def _add(self, sample: Sample) -> None:
        self._typed = False
        self._samples = [*(self._samples if len(self._samples) < SCANS else []), sample]
        self._judge()

    def _judge(self) -> None:
        self._lesson = learn(self._samples, self._settings) if len(self._samples) == SCANS else None
        self._show()

    def _start_again(self) -> None:
        self._samples, self._typed = [], False
        self._judge()

    # --- settings ---

    def _use_lesson(self) -> None:
        if self._lesson is not None:
            self._choose(self._lesson.prefix, self._lesson.suffix, self._lesson.gap_ms)

    def _choose(self, prefix: str, suffix: str, gap_ms: int) -> None:
        self.settings_chosen.emit({"scanner_prefix": prefix, "scanner_suffix": suffix, "scanner_gap_ms": gap_ms})

    # --- looks ---

    def _show(self) -> None:
        telling = self._telling()
        lesson = self._lesson or Lesson(Verdict.WORKS)
        wanted = _listed(words.frame_and_pace(lesson.prefix, lesson.suffix, lesson.gap_ms))
        advice = " ".join(say(one.filled(settings=wanted)) for one in telling.advice)
        self._table.show_samples(self._samples, self._settings)
        self._current.tell(_IN_USE.filled(settings=_listed(self._in_use)))
        learnt = lesson.verdict is Verdict.LEARNED
        self._use.setEnabled(learnt)
        self._use.emphasise(learnt)
        if self._panel.tell(telling, advice) and self.isVisible():
            announce(self, f"{say(telling.word)} {advice}")

    def _telling(self) -> words.Telling:
        if self._typed:
            return words.typed()
        if self._lesson is None:
            return words.to_come(SCANS - len(self._samples))
        return words.of_lesson(self._lesson)

    def _button(
        self, theme: Theme, name: str, said: Sentence, press: Callable[[], object], key: str = ""
    ) -> PressButton:
        button = PressButton(theme, name)
        button.tell(said, key)
        button.clicked.connect(lambda _=False: press())
        theme.hold_height(button, TOUCH)
        return button

    def _lay_out(self, theme: Theme) -> None:
        title = TextLabel(theme, "scanner_title", Type.TITLE, bold=True)
        title.tell(_TITLE)
        instruction = TextLabel(theme, "scanner_instruction", Type.BODY, lines=2)
        instruction.tell(_INSTRUCTION)
        column = QVBoxLayout(self)
        theme.space(column, margin=0 if self._part else 2, gap=1)
        head = QHBoxLayout()
        theme.space(head, gap=2)
        head.addWidget(title, 1)
        head.addWidget(self._current, 3)
        for own in (title, self._back):
            own.setVisible(not self._part)
        column.addLayout(head)
        column.addWidget(instruction)
        column.addWidget(self._table, 2)
        column.addWidget(self._panel, 1)
        row = QHBoxLayout()
        theme.space(row)
        for button in (self._back, self._usual, self._again, self._use):
            row.addWidget(button)
        column.addLayout(row)


def _listed(sentences: Sequence[Sentence]) -> str:
    return " · ".join(map(say, sentences))
