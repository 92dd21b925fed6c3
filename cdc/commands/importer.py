"""`cdc import`: an existing table into a list of the specification."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.actions.restes import plain_data
from cdc.commands.commun import open_projet, option_json, option_projet

if TYPE_CHECKING:
    from cdc.listes.cibles import Liste
    from cdc.listes.correspondance import Correspondance
    from cdc.listes.importation import Importation
    from cdc.projet import Modification, Projet


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
    from cdc.commands.importer_bilan import show_json, show_report
    from cdc.formats.tableurs import read_table
    from cdc.formats.tableurs.grilles import make_grilles, warnings
    from cdc.listes.choix import Demande
    from cdc.listes.importation import Fichier, import_table
    from cdc.projet import find_projet, lock
    from cdc.projet.acquis import load_acquises
    from cdc.projet.arbitrages import load_decisions
    from cdc.projet.imports import DOSSIER, load_correspondance, load_imports, load_synonymes
    from cdc.resources import modeles

    liste = _list(vers)
    racine = find_projet(dossier or Path.cwd())
    synonymes = load_synonymes(modeles(), racine)
    a_ecrire = correspondance if correspondance and not correspondance.exists() else None
    dite = load_correspondance(correspondance) if correspondance and not a_ecrire else None
    _check_list(liste, dite, correspondance)
    classeur = read_table(fichier)
    lu = Fichier(classeur.fichier, classeur.sha256, make_grilles(classeur), classeur.notes)
    demande = Demande(liste, feuille, dite)
    apercu = apercu or a_ecrire is not None
    # Held from the reading on: a second import waits, then sees what the first one wrote.
    with nullcontext() if apercu else lock(racine):
        projet, releves = open_projet(racine), load_imports(racine)
        importation = import_table(
            lu,
            demande,
            plain_data(projet),
            releves,
            synonymes,
            load_decisions(racine),
            load_acquises(racine, DOSSIER),
        )
        if not apercu:
            _write(projet, importation, classeur.contenu)
    importation.resultat.avertissements += warnings(classeur)
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


def _write(projet: Projet, importation: Importation, contenu: bytes) -> None:
    from cdc.projet import Remplacer, appliquer
    from cdc.projet.acquis import write_acquises
    from cdc.projet.imports import (
        CORRESPONDANCES,
        DOSSIER,
        write_correspondance,
        write_import,
    )

    avant = plain_data(projet)
    modifications: list[Modification] = [
        Remplacer((cle,), valeur)
        for cle, valeur in importation.donnees.items()
        if avant.get(cle) != valeur
    ]
    releve = importation.releve
    nouveaux: dict[Path, bytes] = {}
    if not importation.deja:
        nouveaux[Path(DOSSIER) / releve.source] = contenu
        dite = write_correspondance(releve.correspondance, releve.fichier)
        nouveaux[Path(CORRESPONDANCES) / f"{releve.nom}.yaml"] = dite
        nouveaux[Path(DOSSIER) / f"{releve.nom}.yaml"] = write_import(releve)
    # What is finished is told last: an import that is killed before completes when run again.
    derniers = write_acquises(importation.acquises, DOSSIER)
    appliquer(projet, modifications, nouveaux, f"import de {releve.nom}", derniers=derniers)


def _write_mapping(chemin: Path, importation: Importation) -> None:
    from cdc.projet import write_file
    from cdc.projet.imports import write_correspondance

    releve = importation.releve
    write_file(chemin, write_correspondance(releve.correspondance, releve.fichier))
