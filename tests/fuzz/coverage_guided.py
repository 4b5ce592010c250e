"""The same tests under atheris, which looks for inputs that take new paths through the code: on demand, for hours.

    pip install atheris     # into an environment of its own: it is no dependency of the project
    python -m tests.fuzz.coverage_guided answers -max_total_time=600 FOLDER_OF_FINDINGS

What it finds becomes an `@example` of the test.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["pos_app"]):
    from tests.fuzz import test_answers, test_keys, test_typed

TARGETS = {
    "answers": test_answers.test_nearly_real_documents,
    "bytes": test_answers.test_nearly_real_bytes,
    "amounts": test_typed.test_any_amount,
    "codes": test_typed.test_any_code,
    "keys": test_keys.test_any_keys,
    "counter": test_keys.test_a_busy_counter,
}

if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]].hypothesis.fuzz_one_input)
    atheris.Fuzz()
