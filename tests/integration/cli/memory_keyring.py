"""A keyring that ends with the test, for programs that run in the test's own process."""

from __future__ import annotations

from collections.abc import Callable

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """Stands for the desktop's. `before` is called before each answer: it may wait, or raise what a real one raises."""

    priority = 1

    def __init__(self, before: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.before = before

    def get_password(self, service: str, username: str) -> str | None:
        self.before()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.before()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.before()
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError


MemoryKeyring.__module__ = "keyring.backends.SecretService"  # one that is trusted
