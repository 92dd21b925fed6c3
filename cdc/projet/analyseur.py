"""The parser of events: libyaml's where PyYAML has it, its pure Python twin elsewhere."""

from __future__ import annotations

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

try:
    from yaml import cyaml

    _LIBYAML: Any = cyaml.CParser  # type: ignore[attr-defined]
except ImportError:  # a PyYAML built without libyaml
    _LIBYAML = None


class PurePythonParser(Reader, Scanner, Parser):
    """The same events, some twenty times slower."""

    def __init__(self, texte: str) -> None:
        Reader.__init__(self, texte)
        Scanner.__init__(self)
        Parser.__init__(self)

    def dispose(self) -> None:
        """Forget the state of the parser, whose references form a cycle."""
        self.states = []
        self.state = None


def make_parser(texte: str) -> Any:
    """Return a parser of `texte`: `get_event()` until StreamEndEvent, then `dispose()`."""
    return PurePythonParser(texte) if _LIBYAML is None else _LIBYAML(texte)
