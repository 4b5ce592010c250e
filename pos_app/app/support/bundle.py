"""Puts the support bundle together and writes it; refuses where a secret that is known would be in it."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pos_app.app.crashes.reports import report_files
from pos_app.app.doctor.examination import examine
from pos_app.app.logs.files import log_files, utc_now
from pos_app.app.logs.lines import FIELDS
from pos_app.app.support.facts import files_facts, journal_facts, settings_facts
from pos_app.app.versions import versions
from pos_app.domain.checkup import as_text
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from pos_app.app.doctor.subject import Subject
    from pos_app.domain.checkup import Check
    from pos_app.domain.secret import Secret
    from pos_app.settings.paths import DataFolder

_HOLDS_A_SECRET = QT_TRANSLATE_NOOP(
    "bundle",
    "Nothing was saved: {name} would hold a secret of this till, and that is our mistake. Tell support so, without "
    "sending any file.",
)
_REPORT_FIELDS: Final = ("at", "kind", "error", "thread", "stack", "log", "versions")
_README: Final = """\
A support bundle of pos-app, a payment counter for QFPay merchants. What is in it and how to read it stands in
docs/support.md of the program.

It holds no credentials, no payment codes, no amounts of payments, no references and nothing of the journal itself.
"""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle is made of. `checks` are those of an examination that was made already; without them one is made.

    `secrets` must not occur in it. `complete`: whether all secrets of the till could be looked for.
    """

    subject: Subject
    secrets: tuple[Secret, ...] = ()
    complete: bool = True
    checks: tuple[Check, ...] | None = None
    now: Callable[[], datetime] = field(default=utc_now)

    def content(self) -> bytes:
        """The zip file. Raises SetupError, and nothing was written, where a secret would be in it."""
        parts = dict(self._parts())
        refuse_secrets(parts, self.secrets)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
            for name, text in parts.items():
                file.writestr(name, text)
        return packed.getvalue()

    def _parts(self) -> Iterator[tuple[str, str]]:
        folder = self.subject.place.folder
        checks = list(examine(self.subject)) if self.checks is None else list(self.checks)
        yield "README.txt", _README
        yield "about.json", _json(self._about())
        yield "doctor.txt", as_text(checks)
        yield "doctor.json", _json([check.event() for check in checks])
        yield "settings.json", _json(settings_facts(folder))
        yield "files.json", _json(files_facts(folder))
        yield "journal.json", _json(journal_facts(folder.journal))
        yield from _written(folder)

    def _about(self) -> dict[str, Any]:
        return {
            "made": self.now().isoformat(timespec="seconds"),
            "training": self.subject.place.training,
            "versions": versions(),
            "looked_for_secrets": len(self.secrets),
            "all_secrets_known": self.complete,
        }


def refuse_secrets(parts: Mapping[str, str], secrets: Iterable[Secret]) -> None:
    """Raises SetupError when a secret occurs in a part, as it is or as JSON writes it, in whatever case."""
    wanted = {form.casefold() for secret in secrets for form in _forms(secret.reveal())}
    for name, text in parts.items():
        if any(form in text.casefold() for form in wanted):
            raise SetupError(_HOLDS_A_SECRET.filled(name=name))


def bundle_name(now: datetime) -> str:
    """The file's name: when it was made."""
    return f"pos-app-support-{now:%Y%m%d-%H%M%S}.zip"


def _forms(secret: str) -> set[str]:
    return {secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]} if secret else set()


def _written(folder: DataFolder) -> Iterator[tuple[str, str]]:
    """Logs and reports, of each line and report the fields that are known."""
    for path in log_files(folder.logs):
        if path.suffix == ".jsonl":
            lines = [_chosen(line, FIELDS) for line in _read(path).splitlines()]
            yield f"logs/{path.name}", "".join(f"{line}\n" for line in lines if line)
    for path in report_files(folder.crashes):
        if text := _chosen(_read(path), _REPORT_FIELDS):
            yield f"crashes/{path.name}", text


def _chosen(text: str, fields: tuple[str, ...]) -> str:
    """A JSON object with these of its fields; nothing of what is none, such as a line that was cut off."""
    try:
        read = json.loads(text)
    except ValueError:
        return ""
    if not isinstance(read, dict):
        return ""
    return json.dumps({name: read[name] for name in fields if name in read}, ensure_ascii=False)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
