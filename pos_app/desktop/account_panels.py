"""The sections of the settings that are about the account at QFPay: its credentials, and its wallets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.desktop.background import Background
from pos_app.desktop.credentials_panel import CredentialsPanel
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.setting_row import SettingRow
from pos_app.desktop.setup_again import SetupAgain
from pos_app.desktop.setup_steps import ENVIRONMENT_NAMES, OTHER, SIGN_TYPE
from pos_app.desktop.tokens import Type
from pos_app.desktop.wallet_choice import switched
from pos_app.desktop.wallets_panel import WalletsPanel
from pos_app.domain.money import currency
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.settings.declared import Section

if TYPE_CHECKING:
    from pos_app.desktop.account import AccountPort
    from pos_app.desktop.settings_page import SettingsPage
    from pos_app.desktop.theme import Theme
    from pos_app.domain.pay_types import Wallet
    from pos_app.domain.sentences import Sentence
    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile

_PROFILE = QT_TRANSLATE_NOOP("account_panels", "Profile {name}: {environment}")
_DETAILS = QT_TRANSLATE_NOOP("account_panels", "{url} · {currency} · {time_zone}")
_NEW = QT_TRANSLATE_NOOP("account_panels", "New credentials of this account are checked, and kept in the keyring.")
_IN_USE = QT_TRANSLATE_NOOP("account_panels", "The till uses the new credentials from now on.")
_NEXT_START = QT_TRANSLATE_NOOP("account_panels", "The till uses the new credentials from its next start on.")
_SIGNS = QT_TRANSLATE_NOOP("account_panels", "The till signs with {sign_type} from now on. Check the credentials.")
_SIGNS_LATER = QT_TRANSLATE_NOOP(
    "account_panels", "The till signs with {sign_type} from its next start on. Check the credentials."
)
_WALLETS = QT_TRANSLATE_NOOP(
    "account_panels", "Switch on what QFPay has enabled for you. A change counts from the next start."
)
_TRAINING = QT_TRANSLATE_NOOP("account_panels", "Training has no account of its own. Open the real counter for this.")
_BROKEN = QT_TRANSLATE_NOOP("account_panels", "This did not work, and it is our mistake. Try again.")


@dataclass(slots=True)
class Known:
    """The profile as it is on the disk, or on its way there: both sections change something of it."""

    profile: Profile


class AccountPanels:
    """Adds both to the page of settings, and a sentence in their place where there is no account to look after."""

    def __init__(self, theme: Theme, page: SettingsPage, port: AccountPort | None, profile: Profile) -> None:
        self._asking, self._saving = Background("credentials check", _BROKEN), Background("account", _BROKEN)
        if port is None:
            for section in (Section.ACCOUNT, Section.WALLETS):
                page.add_panel(section, _label(theme, f"no_{section}", _TRAINING))
            return
        known = Known(profile)
        page.add_panel(Section.ACCOUNT, AccountPanel(theme, port, self._asking, known))
        page.add_panel(Section.ACCOUNT, SetupAgain(theme, port, self._saving))
        page.add_panel(Section.WALLETS, WalletsSection(theme, port, self._saving, known))

    def close(self) -> None:
        """What was chosen is saved first."""
        self._asking.close()
        self._saving.close(finish=True)


class AccountPanel(QWidget):
    """Which account it is, new credentials for it, and how it signs."""

    def __init__(self, theme: Theme, port: AccountPort, work: Background, known: Known) -> None:
        super().__init__()
        self._port = port
        self._work = work
        self._known = known
        profile = known.profile
        environment = ENVIRONMENT_NAMES[profile.environment or OTHER]
        details = _DETAILS.filled(url=profile.base_url, currency=profile.currency, time_zone=profile.time_zone)
        self._note = _label(theme, "account_note", _NEW, lines=1)
        credentials = CredentialsPanel(theme, port, work, lambda: known.profile)
        credentials.begin(held=True)
        credentials.kept.connect(self._use)
        self._sign_type = SettingRow(theme, SIGN_TYPE, currency(profile.currency))
        self._sign_type.show_value(profile.sign_type)
        self._sign_type.changed.connect(self._sign_with)
        self._signs = TextLabel(theme, "sign_type_told", lines=2)
        column = QVBoxLayout(self)
        theme.space(column)
        said = _PROFILE.filled(name=profile.name, environment=environment)
        column.addWidget(_label(theme, "account_profile", said, kind=Type.LEAD, lines=1))
        column.addWidget(_label(theme, "account_details", details, lines=1))
        column.addWidget(self._note)
        column.addWidget(credentials)
        column.addWidget(self._sign_type)
        column.addWidget(self._signs)
        theme.follow(lambda: credentials.setMinimumHeight(_LINES * theme.text_px(Type.BODY)))

    def _use(self) -> None:
        def told(in_use: bool) -> None:
            self._note.tell(_IN_USE if in_use else _NEXT_START)

        self._work.ask(self._port.credentials_changed, told, self._note.tell)

    def _sign_with(self, chosen: object) -> None:
        def told(in_use: bool) -> None:
            self._signs.tell((_SIGNS if in_use else _SIGNS_LATER).filled(sign_type=str(chosen)))

        def failed(sentence: Sentence) -> None:
            self._show_sign_type(before)
            self._signs.tell(sentence)

        before = self._known.profile.sign_type
        self._show_sign_type(str(chosen))
        wanted = self._known.profile
        self._work.ask(lambda: self._port.sign_with(wanted), told, failed)

    def _show_sign_type(self, sign_type: str) -> None:
        self._known.profile = replace(self._known.profile, sign_type=sign_type)
        self._sign_type.show_value(sign_type)


class WalletsSection(QWidget):
    """Each wallet is saved when it is switched; what is shown is what is on the disk, or on its way there."""

    def __init__(self, theme: Theme, port: AccountPort, work: Background, known: Known) -> None:
        super().__init__()
        self._port = port
        self._work = work
        self._known = known
        self._note = _label(theme, "wallets_note", _WALLETS)
        self._panel = WalletsPanel(theme)
        self._panel.show_profile(known.profile)
        self._panel.switched.connect(self._switch)
        column = QVBoxLayout(self)
        theme.space(column, gap=2)
        column.addWidget(self._note)
        column.addWidget(self._panel)

    def _switch(self, wallet: Wallet, on: bool) -> None:
        self._save(switched(self._known.profile, wallet, on=on))

    def _save(self, wanted: Profile) -> None:
        def save() -> Settings:
            return self._port.save_profile(wanted, {})

        def failed(sentence: Sentence) -> None:
            self._show(before.wallets)
            self._note.tell(sentence)

        before = self._known.profile
        self._show(wanted.wallets)
        self._note.tell(_WALLETS)
        self._work.ask(save, lambda _: None, failed)

    def _show(self, wallets: tuple[str, ...] | None) -> None:
        self._known.profile = replace(self._known.profile, wallets=wallets)
        self._panel.show_profile(self._known.profile)


_LINES = 27


def _label(theme: Theme, name: str, said: Sentence, kind: Type = Type.BODY, lines: int = 2) -> TextLabel:
    label = TextLabel(theme, name, kind, lines=lines)
    label.tell(said)
    return label
