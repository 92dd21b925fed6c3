"""`cdc schema`: JSON Schemas of the files of a project."""

from __future__ import annotations

from pathlib import Path

import click

from cdc.commands.commun import option_projet

_REGLAGES = ".vscode/settings.json"


@click.command()
@option_projet
@click.option(
    "--sortie",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DOSSIER",
    help="Où écrire les schémas. Par défaut, le dossier « schemas » du projet.",
)
def schema(dossier: Path | None, sortie: Path | None) -> None:
    """Écrit les schémas JSON des fichiers du projet.

    Avec eux, l’extension YAML de VS Code propose les champs et les valeurs, montre l’aide et
    souligne les erreurs pendant la frappe.
    """
    import json

    from cdc.projet import find_projet, write_files
    from cdc_schema.json_schema import json_schemas

    racine = None if sortie else find_projet(dossier or Path.cwd())
    cible = sortie or Path(str(racine), "schemas")
    noms = {fichier: Path(fichier).stem + ".schema.json" for fichier in json_schemas()}
    contenus = {
        cible / noms[fichier]: json.dumps(forme, ensure_ascii=False, indent=2).encode() + b"\n"
        for fichier, forme in json_schemas().items()
    }
    reglages = {f"./schemas/{nom}": fichier for fichier, nom in noms.items()}
    write_files(contenus)
    click.echo(f"{len(contenus)} schémas écrits dans {cible}.")
    if racine is not None:
        _tell_editor(racine, reglages)


def _tell_editor(racine: Path, reglages: dict[str, str]) -> None:
    """Bind schemas to files for VS Code, unless the author already has settings of their own."""
    import json

    from cdc.projet import write_files

    texte = json.dumps({"yaml.schemas": reglages}, ensure_ascii=False, indent=2)
    fichier = racine / _REGLAGES
    if not fichier.exists():
        write_files({fichier: texte.encode() + b"\n"})
        click.echo(
            f"{_REGLAGES} relie chaque fichier à son schéma : ouvrez le dossier dans VS Code."
        )
    elif fichier.read_text(encoding="utf-8") != texte + "\n":
        click.echo(f"Votre fichier {_REGLAGES} est laissé tel quel. Ajoutez-y :\n{texte}")
