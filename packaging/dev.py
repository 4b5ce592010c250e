#!/usr/bin/env python3
"""Runs and tests pos-app from a checkout: `python3 packaging/dev.py run` and `python3 packaging/dev.py test`.

This file keeps to syntax that any Python can read, so that one that is too old is told in a sentence.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "pos-app needs Python 3.11 or newer, this is " + sys.version.split()[0] + ". "
        "Install a newer Python and start this program with it, for example: python3.11 packaging/dev.py run"
    )

from devkit.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
