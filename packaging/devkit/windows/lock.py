"""The lock as Windows needs it: pip judges the conditions in a lock by the machine it runs on, even for another one."""

from __future__ import annotations

import re

from devkit.terminal import Stop

PYTHON = (3, 13)
"""The Python that is delivered for Windows."""
_VALUES = {
    "sys_platform": "win32",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "os_name": "nt",
    "platform_system": "Windows",
}
_CONDITION = re.compile(r"(?P<name>\w+) (?P<sign>==|!=|<|>=) '(?P<value>[\w.]+)'")


def for_windows(lock: str) -> str:
    """The lock without the packages that Windows does not need, and without conditions.

    Raises `Stop` for a condition that it does not understand.
    """
    kept: list[str] = []
    wanted = True
    for line in lock.splitlines():
        if line[:1].strip():
            package, _, marker = line.removesuffix("\\").strip().partition(" ; ")
            wanted = not marker or all(_holds(condition) for condition in marker.split(" and "))
            line = f"{package} \\"  # noqa: PLW2901 - the same line, less its condition
        if wanted:
            kept.append(line)
    return "\n".join(kept) + "\n"


def _holds(condition: str) -> bool:
    found = _CONDITION.fullmatch(condition.strip())
    if found is None:
        raise Stop(f"The lock has a condition that devkit/windows/lock.py does not understand: {condition}")
    name, sign, value = found["name"], found["sign"], found["value"]
    if name in {"python_version", "python_full_version"}:
        wanted = tuple(int(part) for part in value.split("."))[:2]
        return {"==": wanted == PYTHON, "!=": wanted != PYTHON, "<": wanted > PYTHON, ">=": wanted <= PYTHON}[sign]
    if name not in _VALUES or sign not in {"==", "!="}:
        raise Stop(f"The lock has a condition that devkit/windows/lock.py does not understand: {condition}")
    return (_VALUES[name] == value) is (sign == "==")
