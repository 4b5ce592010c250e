"""Build hook of hatchling: a wheel carries `resources` with compiled translations, whatever the checkout."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface[BuilderConfig]):
    """Puts the top-level `resources` into the package, where `pos_app.assets` finds them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling for each wheel; an editable one needs nothing, the checkout has them."""
        if version == "editable":
            return
        root = Path(self.root)
        subprocess.check_call([sys.executable, str(root / "packaging" / "translations.py")])
        build_data["force_include"][str(root / "resources")] = "pos_app/resources"
