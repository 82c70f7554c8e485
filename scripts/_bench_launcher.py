"""Runs one command and writes down what it cost: ``python _bench_launcher.py RESULT LOG COMMAND...``.

A process of its own, and small: what a system reports of ended processes is of all of them together, and the memory of
one that was just started is at first that of whoever started it. What it writes is of the command and of every process
that the command started and waited for; the memory is that of the largest among them.
"""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import time


def main(result: str, log: str, *command: str) -> int:
    """Runs the command, its output in the file ``log``, and writes JSON into ``result``."""
    # Asked to end, it ends the command too and waits for it, so that no process outlives the measuring.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    began = time.perf_counter()
    with open(log, "wb") as output:
        code = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, check=False).returncode
    wall = time.perf_counter() - began
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Linux gives kibibytes, macOS bytes.
    memory = spent.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    with open(result, "w", encoding="utf-8") as file:
        json.dump({"code": code, "cpu": spent.ru_utime + spent.ru_stime, "wall": wall, "memory": memory}, file)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
