"""`python -m pos_app`: the same as the command `pos-app`."""

from __future__ import annotations

import sys

from pos_app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
