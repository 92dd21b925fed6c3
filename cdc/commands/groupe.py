"""A group of commands that are imported when they are asked for, not when they are listed."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class Groupe(click.Group):
    """A group whose commands are named in a table: name, then module and attribute."""

    def __init__(self, *args: Any, modules: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the table, in its order."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command `cmd_name`, imported now, or None."""
        if cmd_name not in self.modules:
            return None
        module, nom = self.modules[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), nom)
        return command
