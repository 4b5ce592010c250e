"""The licences of everything that is bundled, as one text inside the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from devkit.package.components import Component


PLACE = "pos_app/resources/licences/THIRD-PARTY-LICENCES.txt"
"""Inside the program's inner folder: `pos_app.assets` finds it as `licences/THIRD-PARTY-LICENCES.txt`."""
_INTRODUCTION = """Licences of what pos-app is made of

pos-app itself is under the MIT License, which stands first. It is delivered with the works of others listed below;
their licences follow in full. A text that several of them share stands once.
"""
_LINE = "=" * 100


def without_licence(components: Iterable[Component]) -> list[str]:
    """The names of those whose licence was not found: such a package must not be delivered."""
    # shiboken6 is a part of Qt for Python, and stands with it.
    return [component.name for component in components if not component.texts and component.name != "shiboken6"]


def third_party_licences(own: str, components: Iterable[Component]) -> str:
    """The whole text: our own licence, the list, then each licence under the names of all whose it is."""
    components = list(components)
    width = max(len(component.name) for component in components) + 2
    listed = [f"  {one.name:<{width}}{one.version:<24}{one.licence.splitlines()[0]}" for one in components]
    parts = [_INTRODUCTION, *listed, "", _LINE, "pos-app", _LINE, "", own.strip(), ""]
    for text, names in _shared(components).items():
        parts += [_LINE, ", ".join(names), _LINE, "", text, ""]
    return "\n".join(parts)


def _shared(components: Iterable[Component]) -> Mapping[str, list[str]]:
    """Who uses each text."""
    users: dict[str, list[str]] = {}
    for component in components:
        for text in component.texts:
            users.setdefault(text.strip(), []).append(f"{component.name} {component.version}")
    return users
