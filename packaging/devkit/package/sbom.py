"""The list of components (SBOM) in the form CycloneDX 1.5."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from devkit.package.archives import digest

if TYPE_CHECKING:
    from devkit.package.components import Component

_EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+( (OR|AND|WITH) [A-Za-z0-9.+-]+)*")


def sbom(version: str, commit: str, time: int, components: Iterable[Component], internal: Path) -> str:
    """The document as JSON; the same for the same commit. Files that a component brings stand under it with hashes."""
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, f"pos-app {version} {commit}").urn,
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "pos-app",
                "name": "pos-app",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
                "properties": [{"name": "commit", "value": commit}],
            },
        },
        "components": [_component(component, internal) for component in components],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _licence(declared: str) -> dict[str, Any]:
    """An SPDX expression as such; other words as a name."""
    return {"expression": declared} if _EXPRESSION.fullmatch(declared) else {"license": {"name": declared}}


def _component(component: Component, internal: Path) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": component.purl + "#" + component.name,
        "name": component.name,
        "version": component.version,
        "licenses": [_licence(component.licence.splitlines()[0])],
        "purl": component.purl,
    }
    files = [
        {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest(internal / name)}]}
        for name in component.files
        if (internal / name).is_file()
    ]
    return told | ({"components": files} if files else {})
