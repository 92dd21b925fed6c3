"""`cdc import`: an existing table into a list of the specification."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import option_json, option_projet

if TYPE_CHECKING:
    from cdc.listes.cibles import Liste
    from cdc.listes.correspondance import Correspondance
    from cdc.listes.importation import Importation


@click.command("import")
@click.argument("fichier", type=click.Path(path_type=Path), metavar="FICHIER")
@click.option(
    "--vers",
    required=True,
    metavar="LISTE",
    help="La liste à remplir : exigences, dictionnaire, mapping, sources, applications, interfaces, "
    "equipe, glossaire, risques, cas-de-test, ou le chemin d’une autre (leads.champs).",
)
@click.option("--feuille", default="", metavar="NOM", help="Cette feuille du classeur seulement.")
@click.option(
    "--correspondance",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="F",
    help="Ce que donne chaque colonne, tel que vous l’avez corrigé. Si F n’existe pas, il est "
    "écrit avec ce qui a été deviné, et rien n’est importé.",
)
@option_projet
@click.option("--apercu", is_flag=True, help="Montre le même bilan, sans rien écrire.")
@option_json
def importer(
    fichier: Path,
    vers: str,
    feuille: str,
    correspondance: Path | None,
    dossier: Path | None,
    apercu: bool,
    en_json: bool,
) -> None:
    """Reprend un tableau existant dans une liste du cahier.

    La ligne des titres est cherchée où qu’elle soit. Rien n’est supprimé, ce que vous avez écrit
    n’est pas remplacé, importer deux fois le même fichier ne change rien. Rend 1 quand il reste
    des cellules sans place ou des valeurs à départager.
    """
    from cdc.actions.imports.tableaux import Tableau
    from cdc.commands.importer_bilan import show_json, show_report
    from cdc.listes.choix import Demande
    from cdc.projet import find_projet
    from cdc.projet.imports import load_correspondance

    liste = _list(vers)
    racine = find_projet(dossier or Path.cwd())
    a_ecrire = correspondance if correspondance and not correspondance.exists() else None
    dite = load_correspondance(correspondance) if correspondance and not a_ecrire else None
    _check_list(liste, dite, correspondance)
    apercu = apercu or a_ecrire is not None
    importation = Tableau(racine, fichier).bring(Demande(liste, feuille, dite), apercu=apercu)
    if a_ecrire:
        _write_mapping(a_ecrire, importation)
    if en_json:
        show_json(str(fichier), liste, importation)
    else:
        show_report(str(fichier), liste, importation, apercu=apercu, ecrite=a_ecrire)
    raise SystemExit(1 if importation.reste else 0)


def _list(vers: str) -> Liste:
    """Return the list called `vers`, or refuse it with those that exist."""
    from cdc.listes.cibles import LISTES, ListeInconnueError, liste

    try:
        return liste(vers)
    except ListeInconnueError as error:
        raise click.UsageError(
            f"La liste « {vers} » n’existe pas. Choisissez : {', '.join(LISTES)}, ou le chemin d’une "
            "liste du cahier, comme leads.champs."
        ) from error


def _check_list(liste: Liste, dite: Correspondance | None, chemin: Path | None) -> None:
    if dite is not None and dite.vers != liste.nom:
        raise click.UsageError(
            f"{chemin} est la correspondance d’un import vers « {dite.vers} », pas vers "
            f"« {liste.nom} »."
        )


def _write_mapping(chemin: Path, importation: Importation) -> None:
    from cdc.projet import write_file
    from cdc.projet.imports import write_correspondance

    releve = importation.releve
    write_file(chemin, write_correspondance(releve.correspondance, releve.fichier))
