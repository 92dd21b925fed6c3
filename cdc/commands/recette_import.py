"""`cdc recette import`: what testers saw, into the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import option_json, option_projet, reading

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command("import")
@click.argument(
    "fichiers", nargs=-1, required=True, metavar="FICHIER...", type=click.Path(path_type=Path)
)
@option_projet
@click.option(
    "--campagne",
    metavar="CAMP-01",
    help="La campagne de résultats qui ne la disent pas. Par défaut\u00a0: celle qui est en cours.",
)
@click.option(
    "--recetteur",
    metavar="MEM-09",
    help="Qui a joué les cas, quand le fichier ne le dit pas\u00a0: un membre, ou un nom.",
)
@click.option(
    "--clore",
    is_flag=True,
    help="Clôt les anomalies corrigées dont le cas est rejoué conforme. C’est au client de le faire.",
)
@click.option("--apercu", is_flag=True, help="Montre le même bilan, sans rien écrire.")
@option_json
def importer(
    fichiers: Sequence[Path],
    dossier: Path | None,
    campagne: str | None,
    recetteur: str | None,
    clore: bool,
    apercu: bool,
    en_json: bool,
) -> None:
    """Relit les classeurs des recetteurs, et ouvre une anomalie par étape en échec.

    Sont lus aussi les résultats exportés de Squash TM et de Xray, et les rapports JUnit. Chaque
    fichier est gardé tel quel, avec son relevé (recette/campagnes)\u202f; importer deux fois le même ne
    change rien, un fichier rendu à nouveau devient une autre version. Une anomalie que vous avez
    modifiée ou supprimée reste comme vous l’avez laissée.

    Rend 1 quand il reste des résultats illisibles, des cas à vérifier ou des avis contraires à
    départager.
    """
    from cdc.actions.recette.imports import bring_results
    from cdc.commands.recette_import_bilan import show
    from cdc.commands.recette_import_donnees import as_data
    from cdc.projet import find_projet

    with reading(fichiers) as suite:
        importation = bring_results(
            find_projet(dossier or Path.cwd()),
            suite,
            campagne=campagne,
            recetteur=recetteur,
            clore=clore,
            apercu=apercu,
        )
    if en_json:
        from cdc.commands.commun import write_json

        write_json(as_data(importation))
    else:
        show(importation, apercu=apercu)
    raise SystemExit(1 if importation.reste else 0)
