"""Where a frozen pos-app begins: the same as the command `pos-app`."""

import sys

from pos_app.cli.main import main

sys.exit(main())
