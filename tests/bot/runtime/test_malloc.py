"""What went through the process goes back to the machine."""

import subprocess
import sys

JOB = """
import sys, threading
from pathlib import Path
from bot.runtime.malloc import tune_malloc

def held():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) << 10

tune_malloc()
before = held()
for _ in range(8):
    thread = threading.Thread(target=lambda: [bytes(n << 18) for n in range(1, 40)])
    thread.start()
    thread.join()
sys.exit(held() - before > 4 << 20)
"""


def test_threads_keep_nothing_of_what_they_freed() -> None:
    assert subprocess.run([sys.executable, "-c", JOB], check=False).returncode == 0
