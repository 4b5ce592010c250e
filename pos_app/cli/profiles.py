"""`profile add`, `profile list`, `profile use`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.qfpay.environments import ENVIRONMENTS, SANDBOX_HAS_NO_WALLETS, check_base_url, is_live_testing, is_sandbox
from pos_app.settings.profiles import Profile

if TYPE_CHECKING:
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output
    from pos_app.settings.model import Settings

_ADDED = QT_TRANSLATE_NOOP("profiles", "Profile {name} added. Now store its credentials: `pos-app credentials set`.")
_USED = QT_TRANSLATE_NOOP("profiles", "Profile {name} is the active one now.")
_NONE = QT_TRANSLATE_NOOP("profiles", "No profile yet. Add one with `pos-app profile add`.")
_BAD_ENVIRONMENT = QT_TRANSLATE_NOOP("profiles", "There is no such environment. Choose one of: {names}.")
_REAL_MONEY = QT_TRANSLATE_NOOP(
    "profiles", "Live testing moves real money that is never settled: refund every test payment on the same day."
)


def run_profile_command(options: Options, output: Output) -> None:
    """Dispatches to the action."""
    {"add": _add, "list": _list, "use": _use}[options.given.action](options, output)


def _add(options: Options, output: Output) -> None:
    environment = options.text("environment") or None
    if environment is not None and environment not in ENVIRONMENTS:
        raise BadInput(_BAD_ENVIRONMENT.filled(names=", ".join(ENVIRONMENTS)))
    url = ENVIRONMENTS[environment] if environment else check_base_url(options.text("base_url"))
    profile = Profile(
        name=options.given.name,
        base_url=url,
        environment=environment,
        currency=options.given.currency,
        time_zone=options.given.time_zone,
        sign_type=options.given.sign_type,
    )
    settings = options.place.store.add_profile(profile)
    output.event(profile_event(profile, settings))
    words = [str(_ADDED.filled(name=profile.name))]
    words += [str(SANDBOX_HAS_NO_WALLETS)] if is_sandbox(url) else []
    words += [str(_REAL_MONEY)] if is_live_testing(url) else []
    output.event({"event": "result", "name": profile.name, "exit": 0, "text": " ".join(words)})


def _list(options: Options, output: Output) -> None:
    settings = options.place.store.load()
    for profile in settings.profiles.values():
        output.event(profile_event(profile, settings))
    for name, problem in settings.unusable_profiles.items():
        output.event({"event": "problem", "name": name, "text": str(problem)})
    count = len(settings.profiles)
    output.event({"event": "result", "count": count, "exit": 0, "text": "" if count else str(_NONE)})


def _use(options: Options, output: Output) -> None:
    options.place.store.use_profile(options.given.name)
    name = options.given.name
    output.event({"event": "result", "name": name, "exit": 0, "text": str(_USED.filled(name=name))})


def profile_event(profile: Profile, settings: Settings) -> dict[str, object]:
    """What is told of a profile."""
    return {
        "event": "profile",
        "name": profile.name,
        "active": profile.name == settings.active_profile,
        "environment": profile.environment,
        "base_url": profile.base_url,
        "currency": profile.currency,
        "time_zone": profile.time_zone,
        "sign_type": profile.sign_type,
    }
