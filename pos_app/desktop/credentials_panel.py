"""Takes the credentials, tries them at the gateway, and keeps them in the keyring. Shared by set-up and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.credentials.parsing import FIELDS, BadField, parse_fields, split_pasted
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.diagnosis_panel import DiagnosisPanel
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.secret_field import SecretField
from pos_app.desktop.tokens import TOUCH, Role
from pos_app.desktop.translation import say
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHideEvent

    from pos_app.credentials.parsing import StoredCredentials
    from pos_app.desktop.account import AccountPort
    from pos_app.desktop.background import Background
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence
    from pos_app.qfpay.diagnosis import Diagnosis
    from pos_app.settings.profiles import Profile

_HINTS: Final[Mapping[str, Sentence]] = {
    "app_code": QT_TRANSLATE_NOOP("credentials_panel", "app_code"),
    "client_key": QT_TRANSLATE_NOOP("credentials_panel", "client_key"),
    "mchid": QT_TRANSLATE_NOOP("credentials_panel", "mchid, if QFPay gave you one"),
}
_SHOW = QT_TRANSLATE_NOOP("credentials_panel", "Show what is typed")
_PASTE = QT_TRANSLATE_NOOP("credentials_panel", "Paste")
_CHECK = QT_TRANSLATE_NOOP("credentials_panel", "Check and keep")
_KEEP = QT_TRANSLATE_NOOP("credentials_panel", "Keep unchecked")
_BEGIN = QT_TRANSLATE_NOOP("credentials_panel", "Type or paste the three values. The check makes no payment.")
_HELD = QT_TRANSLATE_NOOP(
    "credentials_panel", "The keyring holds credentials of this profile. Leave the fields empty to check those."
)
_ASKING = QT_TRANSLATE_NOOP("credentials_panel", "Asking the gateway…")
_KEPT = QT_TRANSLATE_NOOP("credentials_panel", "They are in the keyring.")
_NOT_CHECKED = QT_TRANSLATE_NOOP("credentials_panel", "The credentials are in the keyring, unchecked.")
_CLEARED_NAMES: Final = ("app_code", "client_key")


class CredentialsPanel(QWidget):
    """`kept`: the keyring holds credentials that were typed here, or that were found right there.

    What was typed is forgotten once it is kept, and when the panel is put away.
    """

    kept = Signal()

    def __init__(
        self, theme: Theme, port: AccountPort, work: Background, profile: Callable[[], Profile | None]
    ) -> None:
        super().__init__()
        self._port = port
        self._work = work
        self._profile = profile
        self._held = self._busy = False
        self.fields = {name: SecretField(f"credentials_{name}") for name in FIELDS}
        self._current = self.fields["app_code"]
        self._captions = {name: TextLabel(theme, f"credentials_{name}_caption") for name in FIELDS}
        self._show = self._button(theme, "credentials_show", _SHOW, self._show_typed)
        self._show.setCheckable(True)
        self._paste = self._button(theme, "credentials_paste", _PASTE, self._paste_here)
        self._check = self._button(theme, "credentials_check", _CHECK, self.check)
        self._keep = self._button(theme, "credentials_keep", _KEEP, self._keep_unchecked)
        self._result = DiagnosisPanel(theme)
        self._connect()
        self._lay_out(theme)
        self.begin(held=False)

    def begin(self, *, held: bool) -> None:
        """Anew. `held`: the keyring has credentials of this profile."""
        self._held = held
        self._forget()
        self._result.tell(_HELD if held else _BEGIN)
        self._show_state()

    def check(self) -> None:
        """Tries what was typed, or what is in the keyring where nothing was; keeps it if it works."""
        profile = self._profile()
        if profile is None or self._busy:
            return
        credentials = None
        if any(field.text() for field in self.fields.values()) or not self._held:
            credentials = self._typed()
            if credentials is None:
                return

        def call() -> Diagnosis:
            diagnosis = self._port.check(profile, credentials)
            if diagnosis.works and credentials is not None:
                self._port.store(profile, credentials)
            return diagnosis

        self._ask(call, self._show_diagnosis)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody leaves secrets behind by turning to another page."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is event.Type.LanguageChange:
            self._describe()

    # --- what is typed ---

    def _typed(self) -> StoredCredentials | None:
        try:
            return parse_fields({name: field.text() for name, field in self.fields.items()})
        except BadField as error:
            self._result.tell(error.sentence, Role.BAD)
            self.fields[error.field].setFocus()
            return None

    def _take_apart(self, text: str) -> None:
        """Whoever pastes all three values at once has filled in all three fields."""
        parts = split_pasted(text) if "{" in text else None
        if parts is not None:
            for name, field in self.fields.items():
                field.setText(parts.get(name, ""))
        self._show_state()

    def _paste_here(self) -> None:
        if self._current.echoMode() is SecretField.EchoMode.Password:
            self._current.clear()  # nobody pastes behind what cannot be seen
        self._current.paste()
        self._current.setFocus()

    def _show_typed(self) -> None:
        for field in self.fields.values():
            field.show_text(self._show.isChecked())

    def _forget(self) -> None:
        for field in self.fields.values():
            field.clear()
        self._show.setChecked(False)
        self._show_typed()

    # --- what comes of it ---

    def _ask(self, call: Callable[[], Diagnosis | None], done: Callable[[Diagnosis | None], None]) -> None:
        def ended(diagnosis: Diagnosis | None) -> None:
            self._busy = False
            done(diagnosis)
            self._show_state()

        def failed(sentence: Sentence) -> None:
            self._busy = False
            self._result.tell(sentence, Role.BAD)
            self._show_state()

        self._busy = True
        self._result.tell(_ASKING, Role.BUSY)
        self._show_state()
        self._work.ask(call, ended, failed)

    def _show_diagnosis(self, diagnosis: Diagnosis | None) -> None:
        if diagnosis is None:
            return
        headline = joined(diagnosis.headline, _KEPT) if diagnosis.works else diagnosis.headline
        self._result.show_diagnosis(diagnosis, headline)
        if diagnosis.works:
            self._keep_done()

    def _keep_unchecked(self) -> None:
        profile, credentials = self._profile(), self._typed()
        if profile is None or credentials is None:
            return

        def done(_: object) -> None:
            self._result.tell(_NOT_CHECKED, Role.CAUTION)
            self._keep_done()

        self._ask(lambda: self._port.store(profile, credentials), done)

    def _keep_done(self) -> None:
        self._held = True
        self._forget()
        self.kept.emit()

    def _show_state(self) -> None:
        typed = all(self.fields[name].text() for name in _CLEARED_NAMES)
        for field in self.fields.values():
            field.setReadOnly(self._busy)
        self._check.setEnabled(not self._busy)
        self._keep.setEnabled(typed and not self._busy)
        self._check.emphasise(typed)

    # --- looks ---

    def _connect(self) -> None:
        for field in self.fields.values():
            field.textChanged.connect(self._take_apart)
            field.returnPressed.connect(self._go_down)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, focused: QWidget | None) -> None:
        if isinstance(focused, SecretField) and focused in self.fields.values():
            self._current = focused

    def _go_down(self) -> None:
        """Enter goes to the next empty field that is needed, and checks behind the last."""
        empty = [field for name, field in self.fields.items() if name in _CLEARED_NAMES and not field.text()]
        if empty and empty[0] is not self._current:
            empty[0].setFocus()
        else:
            self.check()

    def _button(self, theme: Theme, name: str, said: Sentence, press: Callable[[], object]) -> PressButton:
        button = PressButton(theme, name)
        button.tell(said)
        button.clicked.connect(lambda _=False: press())
        theme.hold_height(button, TOUCH)
        return button

    def _lay_out(self, theme: Theme) -> None:
        left = QVBoxLayout()
        theme.space(left)
        for name, field in self.fields.items():
            self._captions[name].tell(_HINTS[name])
            theme.hold_height(field, TOUCH)
            left.addWidget(self._captions[name])
            left.addWidget(field)
        left.addStretch(1)
        for buttons in ((self._paste, self._show), (self._keep, self._check)):
            row = QHBoxLayout()
            theme.space(row)
            for button in buttons:
                row.addWidget(button, 1)
            left.addLayout(row)
        self._describe()
        self._result.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sides = QHBoxLayout(self)
        theme.space(sides, gap=2)
        sides.addLayout(left, 6)
        sides.addWidget(self._result, 7)

    def _describe(self) -> None:
        for name, field in self.fields.items():
            field.setAccessibleName(say(_HINTS[name]))
            field.setAccessibleDescription(say(_BEGIN))
