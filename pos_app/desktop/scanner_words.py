"""What is said of a scanner and of its scans. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.desktop.phrases import wallet_name
from pos_app.desktop.tokens import Role
from pos_app.desktop.views import Icon
from pos_app.domain.payment_codes import CodeProblem, PaymentCode
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.scanner.learning import Verdict
from pos_app.settings.declared import USUAL_GAP_MS

if TYPE_CHECKING:
    from pos_app.domain.sentences import Sentence
    from pos_app.scanner.learning import Lesson
    from pos_app.scanner.samples import Sample

YES = QT_TRANSLATE_NOOP("scanner_words", "Yes")
NO = QT_TRANSLATE_NOOP("scanner_words", "No")
NOTHING = QT_TRANSLATE_NOOP("scanner_words", "Nothing")

_READY = QT_TRANSLATE_NOOP("scanner_words", "Ready")
_WORKS = QT_TRANSLATE_NOOP("scanner_words", "Works")
_CAN_WORK = QT_TRANSLATE_NOOP("scanner_words", "Works with other settings")
_WRONG = QT_TRANSLATE_NOOP("scanner_words", "Not right yet")
_AGAIN = QT_TRANSLATE_NOOP("scanner_words", "Scan again")

_MORE = QT_TRANSLATE_NOOP("scanner_words", "Scan {count} more.")
_TYPED = QT_TRANSLATE_NOOP("scanner_words", "Typed, not scanned")
_TYPED_ADVICE = QT_TRANSLATE_NOOP(
    "scanner_words", "This was typed by hand. If the scanner sent it, set its delay between characters to 0."
)
_USE = QT_TRANSLATE_NOOP("scanner_words", "Press “Use these settings”: {settings}.")
_BEFORE = QT_TRANSLATE_NOOP("scanner_words", "before the code {signs}")
_BEHIND = QT_TRANSLATE_NOOP("scanner_words", "behind the code {signs}")
_PAUSE = QT_TRANSLATE_NOOP("scanner_words", "pauses of up to {gap} ms")
_USUAL = QT_TRANSLATE_NOOP("scanner_words", "the usual ones")
_BETTER = QT_TRANSLATE_NOOP(
    "scanner_words", "Better still: set the scanner's delay between characters to 0. Slow scanners read no short codes."
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What the page says: a word, sentences, and how they look."""

    word: Sentence
    advice: tuple[Sentence, ...]
    role: Role
    icon: Icon


_OF_VERDICTS: Mapping[Verdict, Telling] = {
    Verdict.WORKS: Telling(
        _WORKS,
        (QT_TRANSLATE_NOOP("scanner_words", "The counter reads this scanner with the settings in use."),),
        Role.GOOD,
        Icon.TICK,
    ),
    Verdict.ENDS_DIFFER: Telling(
        _WORKS,
        (
            QT_TRANSLATE_NOOP(
                "scanner_words",
                "Each scan was read, but not each ends alike. If that goes on, set the scanner to send Enter behind "
                "every code.",
            ),
        ),
        Role.CAUTION,
        Icon.WARNING,
    ),
}
_WRONGS: Mapping[Verdict, Sentence] = {
    Verdict.EMPTY: QT_TRANSLATE_NOOP(
        "scanner_words", "The scanner sent no code. Hold it nearer, brighten the screen, or reset the scanner."
    ),
    Verdict.DIGITS_TURNED: QT_TRANSLATE_NOOP(
        "scanner_words",
        "Other signs arrive instead of digits. Set the keyboard of this computer, or of the scanner, to English (US).",
    ),
    Verdict.CASE_TURNED: QT_TRANSLATE_NOOP(
        "scanner_words", "Capitals and small letters are exchanged. Switch Caps Lock off, or in the scanner."
    ),
    Verdict.KEYS_LOST: QT_TRANSLATE_NOOP(
        "scanner_words",
        "Something gets lost on the way. Plug the scanner straight into this computer and scan one code three times.",
    ),
    Verdict.TOO_SLOW: QT_TRANSLATE_NOOP(
        "scanner_words", "The scanner is as slow as typing. Set its delay between characters to 0, then test again."
    ),
    Verdict.TOO_SHORT: QT_TRANSLATE_NOOP(
        "scanner_words",
        "The scanner is slow, and this code is too short to test it. Set its delay between characters to 0, or scan "
        "a payment code.",
    ),
    Verdict.DIGITS_AROUND: QT_TRANSLATE_NOOP(
        "scanner_words",
        "The scanner sends digits round each code, which nobody can tell from the code. Set it to send nothing before "
        "and behind.",
    ),
    Verdict.FRAME_CHANGES: QT_TRANSLATE_NOOP(
        "scanner_words",
        "Something else comes before or behind each code. Switch code identifiers off in the scanner.",
    ),
    Verdict.SAME_CODE: QT_TRANSLATE_NOOP(
        "scanner_words", "What comes round the code cannot be told from it. Scan different codes."
    ),
    Verdict.UNKNOWN_CODES: QT_TRANSLATE_NOOP(
        "scanner_words", "These codes are not known here. Scan a payment code of your own wallet, or a product."
    ),
    Verdict.NOT_READ: QT_TRANSLATE_NOOP(
        "scanner_words", "These scans were not read. Scan three times again, without touching the keyboard."
    ),
}
_AGAINS = frozenset({Verdict.SAME_CODE, Verdict.UNKNOWN_CODES, Verdict.TOO_SHORT, Verdict.NOT_READ})

_KINDS: Mapping[CodeProblem, Sentence] = {
    CodeProblem.RETAIL: QT_TRANSLATE_NOOP("scanner_words", "Product barcode"),
    CodeProblem.OUR_NUMBER: QT_TRANSLATE_NOOP("scanner_words", "Receipt number"),
    CodeProblem.URL: QT_TRANSLATE_NOOP("scanner_words", "Web address"),
    CodeProblem.JKOPAY: QT_TRANSLATE_NOOP("scanner_words", "JKOPay, not taken"),
}
_OTHER_KIND = QT_TRANSLATE_NOOP("scanner_words", "Not known")
_ENTER = QT_TRANSLATE_NOOP("scanner_words", "Enter")
_ENDINGS = {"\r": _ENTER, "\n": _ENTER, "\r\n": _ENTER, "\t": QT_TRANSLATE_NOOP("scanner_words", "Tab"), "": NOTHING}
_CONTROLS = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
_NAMES = {chr(place): f"<{name}>" for place, name in enumerate(_CONTROLS.split())} | {"\x7f": "<DEL>", " ": "<SP>"}


def signs(text: str) -> str:
    """What cannot be seen, by its name: `<STX>]Q1~`."""
    return "".join(_NAMES.get(sign, sign) for sign in text)


def kind_of(sample: Sample) -> Sentence | str:
    """Which wallet's code it is, or what else."""
    kind = sample.kind
    if not isinstance(kind, PaymentCode):
        return _KINDS.get(kind, _OTHER_KIND)
    return wallet_name(kind.wallet) if kind.wallet else _OTHER_KIND


def ending_of(sample: Sample) -> Sentence | str:
    """What ended it."""
    return _ENDINGS.get(sample.ending) or signs(sample.ending)


def of_lesson(lesson: Lesson) -> Telling:
    """What three scans say."""
    if lesson.verdict is Verdict.LEARNED:
        slow = (_BETTER,) if lesson.gap_ms > USUAL_GAP_MS else ()
        return Telling(_CAN_WORK, (_USE, *slow), Role.CAUTION, Icon.WARNING)
    if lesson.verdict in _OF_VERDICTS:
        return _OF_VERDICTS[lesson.verdict]
    if lesson.verdict in _AGAINS:
        return Telling(_AGAIN, (_WRONGS[lesson.verdict],), Role.CAUTION, Icon.QUESTION)
    return Telling(_WRONG, (_WRONGS[lesson.verdict],), Role.BAD, Icon.CROSS)


def frame_and_pace(prefix: str, suffix: str, gap_ms: int) -> tuple[Sentence, ...]:
    """What is unusual about settings; one sentence at least."""
    parts = []
    if prefix:
        parts.append(_BEFORE.filled(signs=signs(prefix)))
    if suffix:
        parts.append(_BEHIND.filled(signs=signs(suffix)))
    if gap_ms != USUAL_GAP_MS:
        parts.append(_PAUSE.filled(gap=str(gap_ms)))
    return tuple(parts) or (_USUAL,)


def to_come(count: int) -> Telling:
    """`count` scans are missing."""
    return Telling(_READY, (_MORE.filled(count=str(count)),), Role.NEUTRAL, Icon.SCAN)


def typed() -> Telling:
    """Somebody typed instead."""
    return Telling(_TYPED, (_TYPED_ADVICE,), Role.CAUTION, Icon.QUESTION)
