"""How tests run, whatever starts them.

Generated ones have no deadline, and the same examples each time where CI is set: a person's machine
explores new ones at each run, a submission is not refused by chance. Ctrl-C reaches the commands that
tests start, also where pytest runs in the background: a shell has it ignored there, and children
inherit that.
"""

from __future__ import annotations

import os
import signal

from hypothesis import settings

settings.register_profile("cdc", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("cdc")
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
