"""The bot itself never loads a decoder, which only a worker needs."""

import subprocess
import sys


def test_the_bot_loads_no_decoder() -> None:
    source = "import sys, bot.inspection.inspector; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", source], capture_output=True, check=True)
    loaded = {name.partition(".")[0] for name in told.stdout.decode().split()}
    assert loaded & {"PIL", "pi_heif", "pypdfium2"} == set()
