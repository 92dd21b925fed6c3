"""How generated tests run: without deadline, and the same examples each time where CI is set.

A person's machine explores new examples at each run; a submission is not refused by chance.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("cdc", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("cdc")
