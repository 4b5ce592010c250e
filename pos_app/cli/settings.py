"""`settings list`, `get`, `set`, `export`, `import`, `restore`: the same declarations as the window's page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos_app.cli.profiles import profile_event
from pos_app.cli.settings_text import type_of
from pos_app.domain.exit_codes import BAD_INPUT, SETUP
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, SetupError
from pos_app.qfpay.environments import ENVIRONMENTS, check_base_url
from pos_app.settings.declared import DECLARED
from pos_app.settings.files import read_text, write_atomically
from pos_app.settings.overriding import on_disk, setting_named
from pos_app.settings.sharing import exported, read_shared, taken_over
from pos_app.settings.values import plain, said, typed

if TYPE_CHECKING:
    from pos_app.checkout.telling import Document
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output
    from pos_app.settings.declared import Setting
    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile
    from pos_app.settings.reading import Fault
    from pos_app.settings.sharing import Shared

_SET = QT_TRANSLATE_NOOP("settings", "{name} is {value} now. An open window takes it over at its next start.")
_SAME = QT_TRANSLATE_NOOP("settings", "{name} is {value} already.")
_EXPORTED = QT_TRANSLATE_NOOP(
    "settings", "The shop's settings are in {path}. Secrets and what is this PC's own are not."
)
_NOT_WELL = QT_TRANSLATE_NOOP(
    "settings", "Not everything in the settings can be used, so nothing was exported. Correct it first."
)
_OWN_FILE = QT_TRANSLATE_NOOP("settings", "{path} holds the settings of this till. Choose another file.")
_NO_FILE = QT_TRANSLATE_NOOP("settings", "There is no file {path}. Check its name.")
_IMPORTED = QT_TRANSLATE_NOOP(
    "settings",
    "The settings of {path} are taken over; what they were is in {kept}. An open window follows at its next start.",
)
_IMPORTED_ANEW = QT_TRANSLATE_NOOP(
    "settings", "The settings of {path} are taken over. An open window follows at its next start."
)
_NOTHING_NEW = QT_TRANSLATE_NOOP("settings", "This till has the settings of {path} already; nothing was changed.")
_NOT_IMPORTED = QT_TRANSLATE_NOOP("settings", "Nothing was changed, because {path} cannot be used as it is.")
_OTHER_ADDRESS = QT_TRANSLATE_NOOP(
    "settings", "This is not the address of the environment {name}, which is {url}. Correct one of the two."
)
_RESTORED = QT_TRANSLATE_NOOP(
    "settings", "The last good settings are in use again (profile {profile}). The broken file is kept: {aside}."
)
_RESTORED_ALONE = QT_TRANSLATE_NOOP("settings", "The last good settings are in use again (profile {profile}).")
_BEFORE: Final = "before-import"


def run_settings_command(options: Options, output: Output) -> None:
    """Dispatches to the action."""
    actions = {"list": _list, "get": _get, "set": _set, "export": _export, "import": _import, "restore": _restore}
    actions[options.given.action](options, output)


def _list(options: Options, output: Output) -> None:
    settings = options.place.store.load()
    for setting in DECLARED.values():
        output.event(_event(setting, settings))
    _tell_problems(settings, output)
    count = len(settings.problems)
    output.event({"event": "result", "count": len(DECLARED), "problems": count, "exit": 0, "text": ""})


def _event(setting: Setting, settings: Settings) -> Document:
    return {
        "event": "setting",
        "name": setting.name,
        "value": plain(getattr(settings, setting.name)),
        "default": plain(setting.default),
        "type": type_of(setting),
        "limits": list(setting.limits) if setting.limits else None,
        "choices": [*setting.choices] or None,
        "title": str(setting.title),
        "hint": "" if setting.hint is None else str(setting.hint),
        "later": setting.later,
        "of_this_pc": setting.of_this_pc,
        "overridden": setting.name in settings.overridden,
    }


def _get(options: Options, output: Output) -> None:
    setting = setting_named(options.given.name)
    settings = options.place.store.load()
    value = getattr(settings, setting.name)
    output.event({**_event(setting, settings), "event": "result", "exit": 0, "text": str(said(value))})


def _set(options: Options, output: Output) -> None:
    setting = setting_named(options.given.name)
    value = typed(setting, options.given.value)
    store = options.place.store
    told = _SAME if on_disk(store.load(), setting.name) == value else _SET
    store.change({setting.name: value})
    text = str(told.filled(name=setting.name, value=said(value)))
    output.event({"event": "result", "name": setting.name, "value": plain(value), "exit": 0, "text": text})


def _export(options: Options, output: Output) -> None:
    path, settings = _path(options), options.place.store.load()
    if path.resolve() == options.place.folder.settings.resolve():
        raise BadInput(_OWN_FILE.filled(path=str(path)))
    for profile in settings.profiles.values():
        _check_profile(profile)
    if settings.problems:
        _tell_problems(settings, output)
        output.event({"event": "result", "error": str(_NOT_WELL), "exit": SETUP})
        return
    write_atomically(path, exported(settings))
    text = str(_EXPORTED.filled(path=str(path)))
    output.event({"event": "result", "path": str(path), "exit": 0, "text": text})


def _import(options: Options, output: Output) -> None:
    path, place = _path(options), options.place
    shared, names, faults = _shared(path)
    if faults:
        for fault in faults:
            output.event(_fault_event(fault))
        output.event({"event": "result", "error": str(_NOT_IMPORTED.filled(path=str(path))), "exit": BAD_INPUT})
        return
    kept = place.folder.settings_aside(_BEFORE)
    first = not place.folder.settings.exists()
    were: list[Settings] = []

    def take_over(stored: Settings) -> Settings:
        were.append(stored)
        return taken_over(stored, shared, names, place.overrides)

    now = place.store.edit(take_over, [*names, *place.overrides], _BEFORE)
    changed = now != were[0]
    for name in shared.profiles:
        output.event(profile_event(now.profiles[name], now))
    taken = _IMPORTED_ANEW if first else _IMPORTED
    text = (taken if changed else _NOTHING_NEW).filled(path=str(path), kept=str(kept))
    output.event({"event": "result", "path": str(path), "changed": changed, "exit": 0, "text": str(text)})


def _restore(options: Options, output: Output) -> None:
    settings, aside = options.place.store.restore()
    profile = settings.active_profile or ""
    told = _RESTORED_ALONE if aside is None else _RESTORED.filled(aside=str(aside))
    text = str(told.filled(profile=profile))
    output.event({"event": "result", "profile": profile, "aside": aside and str(aside), "exit": 0, "text": text})


def _path(options: Options) -> Path:
    return Path(options.given.file).expanduser().absolute()


def _shared(path: Path) -> Shared:
    if not path.is_file():
        raise BadInput(_NO_FILE.filled(path=str(path)))
    try:
        return read_shared(read_text(path), path, _check_profile)
    except SetupError as error:
        raise BadInput(error.sentence) from None


def _check_profile(profile: Profile) -> None:
    """Raises CounterError when it is not certain which gateway is meant."""
    url = check_base_url(profile.base_url)
    meant = ENVIRONMENTS[profile.environment] if profile.environment else url
    if meant != url:
        raise BadInput(_OTHER_ADDRESS.filled(name=str(profile.environment), url=meant))


def _tell_problems(settings: Settings, output: Output) -> None:
    for problem in settings.problems:
        values = problem.values
        line = int(str(values.get("line", 0)))
        output.event({"event": "problem", "name": str(values.get("key", "")), "line": line, "text": str(problem)})


def _fault_event(fault: Fault) -> Document:
    text = f"line {fault.line}: {fault.wrong}"
    return {"event": "problem", "name": fault.key, "line": fault.line, "text": text}
