"""An account in memory: settings, a keyring and a gateway whose answer is up to the test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from pos_app.credentials.parsing import StoredCredentials
from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.sentences import CounterError
from pos_app.qfpay.diagnosis import Asked, Diagnosis, diagnose
from pos_app.qfpay.response_trust import Trust
from pos_app.settings.model import Settings
from pos_app.settings.profiles import Profile


class MemoryAccount:
    """An `AccountPort`. `answer` is what the gateway says, `broken` what goes wrong wherever something is kept."""

    def __init__(self, **settings: Any) -> None:
        self.settings = Settings(**settings)
        self.keyring: dict[str, StoredCredentials] = {}
        self.answer: QueryAnswer | NoAnswer = QueryAnswer("0000")
        self.trust: Trust | None = None
        self.broken: CounterError | None = None
        self.locked: CounterError | None = None
        self.renews = False
        self.checked: list[StoredCredentials] = []

    def save(self, changes: Mapping[str, object]) -> Settings:
        if self.broken is not None:
            raise self.broken
        wanted: dict[str, Any] = {**changes}
        self.settings = replace(self.settings, **wanted)
        return self.settings

    def save_profile(self, profile: Profile, changes: Mapping[str, object]) -> Settings:
        profiles = {**self.settings.profiles, profile.name: profile}
        return self.save({**changes, "profiles": profiles, "active_profile": profile.name})

    def sign_with(self, profile: Profile) -> bool:
        if self.locked is not None:
            raise self.locked
        self.save_profile(profile, {})
        return self.renews

    def has_credentials(self, profile: Profile) -> bool:
        if self.locked is not None:
            raise self.locked
        return profile.name in self.keyring

    def check(self, profile: Profile, credentials: StoredCredentials | None) -> Diagnosis:
        tried = credentials or self.keyring[profile.name]
        self.checked.append(tried)
        return diagnose(
            Asked(
                answer=self.answer,
                base_url=profile.base_url,
                sign_type=profile.sign_type,
                has_mchid=bool(tried.mchid),
                ahead=timedelta(),
                trust=self.trust,
            )
        )

    def store(self, profile: Profile, credentials: StoredCredentials) -> None:
        if self.locked is not None:
            raise self.locked
        self.keyring[profile.name] = credentials

    def credentials_changed(self) -> bool:
        return self.renews
