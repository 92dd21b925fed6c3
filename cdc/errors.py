"""The failure that a command shows as a message."""

from __future__ import annotations


class CdcError(Exception):
    """A failure explained in French to the person at the keyboard.

    The message says where, what, and what to do. Anything else that is raised is a bug and
    shows its traceback. Subclasses live beside the code that raises them and carry their data.
    """
