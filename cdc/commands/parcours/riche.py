"""What is typed with prompt_toolkit: keys for commands, completion, a line that can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from cdc.commands.commun import colored, style
from cdc.commands.parcours.saisie import InterrompuError, Tape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prompt_toolkit.key_binding import KeyPressEvent

TOUCHES = {
    "c-b": "<",
    "c-n": ">",
    "f1": "?",
    "c-e": "!",
    "c-p": "=",
    "c-f": "/",
    "c-q": "q!",
}
# A no-break space is French typography, not an oddity to underline in yellow.
_STYLE = Style([("nbsp", "nounderline fg:default")])


class SaisieRiche:
    """Typing at the foot of the scrolling text: the screen is never taken over."""

    def __init__(self) -> None:
        profondeur = ColorDepth.DEPTH_4_BIT if colored() else ColorDepth.DEPTH_1_BIT
        self._session: PromptSession[Tape | str] = PromptSession(
            key_bindings=_bindings(), color_depth=profondeur, style=_STYLE
        )

    def read(self, invite: str, depart: str = "", mots: Sequence[str] = ()) -> Tape:
        """Ask for a line; Ctrl-C raises InterrompuError with what was typed."""
        try:
            lu = self._session.prompt(
                ANSI(style(invite, bold=True)),
                default=depart,
                completer=WordCompleter(list(mots), ignore_case=True, sentence=True),
                complete_while_typing=False,
            )
        except KeyboardInterrupt:
            raise InterrompuError(self._session.default_buffer.text) from None
        except EOFError:
            raise InterrompuError(fin=True) from None
        return lu if isinstance(lu, Tape) else Tape(lu)


def _bindings() -> KeyBindings:
    touches = KeyBindings()
    for touche, commande in TOUCHES.items():
        _bind(touches, touche, commande)

    @touches.add("escape", "enter")
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return touches


def _bind(touches: KeyBindings, touche: str, commande: str) -> None:
    @touches.add(touche)
    def _command(event: KeyPressEvent) -> None:
        event.app.exit(result=Tape(event.current_buffer.text, commande))
