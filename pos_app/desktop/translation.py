"""The window's language: translators for our texts and Qt's own, exchanged while the program runs."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from pos_app.assets import resource
from pos_app.settings.declared import AUTOMATIC, DECLARED

if TYPE_CHECKING:
    from pos_app.domain.sentences import Sentence

log = logging.getLogger(__name__)

LANGUAGE_NAMES = {
    str(language): str(name) for language, name in DECLARED["language"].choices.items() if language != AUTOMATIC
}
"""Each in itself, so that whoever is lost finds the way back."""

# Qt's own translations know Taiwan's traditional Chinese, which is nearest to Hong Kong's.
_QT_NAMES = {"zh_HK": "zh_TW"}
_SPACE_BETWEEN = re.compile(r"\{(\w+)\} (?=\{)")
_BRINGS_ITS_SPACE = ("。", "！", "？", "：")


def say(text: Sentence | str) -> str:
    """A sentence in the window's language, with the sentences among its values; plain text as it is."""
    if isinstance(text, str):
        return text
    values = {name: say(value) for name, value in text.values.items()}
    return _pattern(text, values).format(**values)


def _pattern(text: Sentence, values: dict[str, str]) -> str:
    """What the values are filled into. Sentences that are joined need no space after a full-width sign."""
    if text.context:
        return QCoreApplication.translate(text.context, text.text)
    return _SPACE_BETWEEN.sub(
        lambda gap: gap[0].rstrip() if values[gap[1]].endswith(_BRINGS_ITS_SPACE) else gap[0], text.text
    )


def language_for(choice: str) -> str:
    """The language of the settings' `choice`; `auto` follows the system."""
    if choice in LANGUAGE_NAMES:
        return choice
    system = QLocale.system()
    if system.language() is not QLocale.Language.Chinese:
        return next((name for name in LANGUAGE_NAMES if QLocale(name).language() is system.language()), "en")
    traditional = system.script() is QLocale.Script.TraditionalHanScript
    return "zh_HK" if traditional else "zh_CN"


class Translation(QObject):
    """The language in use. Widgets hear of a change by their `LanguageChange` event."""

    def __init__(self, app: QCoreApplication, choice: str = "auto") -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self.choice = choice
        self.language = ""
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Another language, at once."""
        self.choice = choice
        language = language_for(choice)
        if language == self.language:
            return
        self.language = language
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = [] if language == "en" else list(filter(None, [self._qt(language), self._ours(language)]))
        for translator in self._installed:
            self._app.installTranslator(translator)

    def _ours(self, language: str) -> QTranslator | None:
        return self._load(f"pos_app_{language}", str(resource("translations")))

    def _qt(self, language: str) -> QTranslator | None:
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return self._load(f"qtbase_{_QT_NAMES.get(language, language)}", folder)

    def _load(self, name: str, folder: str) -> QTranslator | None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            return translator
        log.warning("no translation %s", name)
        return None
