"""`training-gateway`: the training gateway alone, for scripts and other programs."""

from __future__ import annotations

import json
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.training.gateway import TrainingGateway

if TYPE_CHECKING:
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output

_PORT_TAKEN = QT_TRANSLATE_NOOP("training", "Port {port} cannot be used. Choose another one, or none at all.")
_WRITTEN = QT_TRANSLATE_NOOP("training", "The sheet of training codes is in {path}. Print it and scan from it.")
_NOT_WRITTEN = QT_TRANSLATE_NOOP("training", "{path} cannot be written ({problem}). Choose another file.")


def run_training_gateway(options: Options, output: Output) -> None:
    """Serves until it is interrupted. Its first line is for programs, whether or not they asked for JSON."""
    if options.text("sheet"):
        _write_sheet(Path(options.text("sheet")), output)
        return
    try:
        gateway = TrainingGateway(options.given.port)
    except (OSError, OverflowError):
        raise BadInput(_PORT_TAKEN.filled(port=str(options.given.port))) from None
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    with gateway:
        keys = {"app_code": gateway.app_code, "client_key": gateway.client_key, "mchid": gateway.mchid}
        print(json.dumps({"url": gateway.url, **keys}), flush=True)
        try:
            stopped.wait()
        except KeyboardInterrupt:
            output.exit_code = 0


def _write_sheet(path: Path, output: Output) -> None:
    from pos_app.training.sheet import write_sheet

    try:
        write_sheet(path)
    except OSError as error:
        raise BadInput(_NOT_WRITTEN.filled(path=str(path), problem=error.strerror or type(error).__name__)) from None
    output.event({"event": "result", "path": str(path), "exit": 0, "text": str(_WRITTEN.filled(path=str(path)))})
