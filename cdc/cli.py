"""The command `cdc`: the only place where a CdcError becomes a message and an exit code."""

from __future__ import annotations

import errno
import gettext
import importlib
import os
import sys

import click

from cdc import __version__
from cdc.errors import CdcError

# Modules are named, not imported: `cdc --help` loads click and the standard library only.
COMMANDES = {
    "init": ("cdc.commands.init", "Commence un projet : cinq questions, puis un plan à remplir."),
    "etat": ("cdc.commands.etat", "Dit ce qui est rempli, ce qui manque et que faire ensuite."),
    "interview": ("cdc.commands.interview", "Prépare et importe les entretiens."),
    "import": ("cdc.commands.importer", "Reprend un tableau existant dans une liste du cahier."),
    "completer": ("cdc.commands.completer", "Pose les questions qui restent, une par une."),
    "serveur": ("cdc.commands.serveur", "Pose les mêmes questions dans le navigateur."),
    "verifier": (
        "cdc.commands.verifier",
        "Relit le projet et dit ce qui trompera un prestataire.",
    ),
    "generer": ("cdc.commands.generer", "Fabrique le cahier des charges."),
    "recette": (
        "cdc.commands.recette",
        "Prépare la recette, en relit les résultats, propose la décision.",
    ),
    "modele": ("cdc.commands.modele", "Liste, copie et vérifie les modèles Word."),
    "export": ("cdc.commands.export", "Écrit le projet pour d’autres outils."),
    "schema": ("cdc.commands.schema", "Écrit les schémas JSON pour l’éditeur de texte."),
}


class _LazyGroup(click.Group):
    """A group that imports a command when it is run, not when its name is listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDES:
            return None
        chemin = COMMANDES[cmd_name][0]
        command: click.Command = getattr(importlib.import_module(chemin), chemin.rpartition(".")[2])
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(_unknown(args[0]), ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commandes"):
            formatter.write_dl([(nom, aide) for nom, (_, aide) in COMMANDES.items()])


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    subcommand_metavar="COMMANDE [ARGUMENTS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="L’aide d’une commande : cdc COMMANDE --help",
)
@click.version_option(__version__, prog_name="cdc", help="Affiche la version.")
@click.pass_context
def cdc(ctx: click.Context) -> None:
    """Écrit le cahier des charges d’un CRM, à partir de vos entretiens.

    Sans commande, dans un projet : où il en est, et les trois prochaines choses à faire.
    """
    if ctx.invoked_subcommand is None:
        from cdc.commands.etat import accueil

        accueil()


def main() -> None:
    """Run the command line; exit with 0 (fine), 1 (work left) or 2 (cannot run)."""
    _speak_french()
    try:
        code = cdc.main(prog_name="cdc", standalone_mode=False)
    except CdcError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nInterrompu. Rien de plus n’a été écrit.", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output (head, less) left: nothing to tell, and nothing more to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        click.echo(
            "Le résultat ne peut pas s’afficher\u00a0: le disque qui le reçoit est plein.", err=True
        )
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _speak_french() -> None:
    """Have click's own words come from our catalogue, and print UTF-8 whatever the locale."""
    os.environ["LANGUAGE"] = "fr"
    # Without pathlib, which is a tenth of what `cdc --version` takes.
    gettext.bindtextdomain("messages", f"{os.path.dirname(__file__)}/traductions")  # noqa: PTH120
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _unknown(nom: str) -> str:
    import difflib

    proches = difflib.get_close_matches(nom, COMMANDES, 1, 0.5)
    conseil = f"Vouliez-vous dire « cdc {proches[0]} » ?" if proches else "Voyez « cdc --help »."
    return f"La commande « {nom} » n’existe pas. {conseil}"


if __name__ == "__main__":
    main()
