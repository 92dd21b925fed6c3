"""`cdc interview import`: filled guides, exports of forms and notes into the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_json, option_projet, reading
from cdc.entretien.enquete import Disposition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.actions.imports.reponses import Reponses

_DISPOSITIONS = tuple(d.value for d in Disposition)


@click.command("import")
@click.argument(
    "fichiers", nargs=-1, required=True, metavar="FICHIER...", type=click.Path(path_type=Path)
)
@option_projet
@click.option("--apercu", is_flag=True, help="Montre le même bilan, sans rien écrire.")
@click.option(
    "--disposition",
    type=click.Choice(_DISPOSITIONS),
    metavar="DISPOSITION",
    help=f"Le genre des fichiers, s’il n’est pas reconnu\u00a0: {', '.join(_DISPOSITIONS)}.",
)
@click.option(
    "--correspondance",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FICHIER",
    help="À quelle question répond chaque intitulé ; un premier import écrit ce fichier.",
)
@option_json
def importer(
    fichiers: tuple[Path, ...],
    dossier: Path | None,
    apercu: bool,
    disposition: str | None,
    correspondance: Path | None,
    en_json: bool,
) -> None:
    """Importe des guides remplis, des exports de formulaires ou vos propres notes.

    Les formulaires reconnus sont ceux de Microsoft, Google, LimeSurvey, KoboToolbox, Framaforms,
    Typeform et Tally ; vos notes, les tableaux de questions et de réponses, les matrices de
    questions et de personnes, les lignes « Q : », « R : ». Le bilan dit à quoi.

    Ce que vous avez écrit n’est jamais remplacé ; importer deux fois le même fichier ne change
    rien. Une valeur approchée ou ambiguë n’est pas écrite : le bilan dit comment elle se lit.
    Rend 1 quand il reste des réponses à départager, à rattacher ou à confirmer.
    """
    from cdc.actions.imports.reponses import Reponses
    from cdc.actions.personnes import proposals
    from cdc.commands.interview_bilan import show_json, show_report
    from cdc.commands.interview_personnes import ask_on_terminal, show_proposals
    from cdc.projet import find_projet

    racine = find_projet(dossier or Path.cwd())
    reponses = Reponses(racine, correspondance)
    _read_all(reponses, fichiers, Disposition(disposition) if disposition else None)
    proposees = proposals(racine, reponses.lectures)
    if not (apercu or en_json) and ask_on_terminal(open_projet(racine), proposees):
        proposees = []
    bilans = reponses.bring(apercu=apercu)
    if en_json:
        reste = show_json(bilans)
    else:
        reste = show_report(bilans, apercu=apercu)
        if proposees:
            click.echo("")
            show_proposals(proposees)
            click.echo("Pour répondre\u00a0: cdc interview personnes")
    raise SystemExit(1 if reste else 0)


def _read_all(
    reponses: Reponses, fichiers: Sequence[Path], disposition: Disposition | None
) -> None:
    """Read every file before anything is done; all that is wrong is told at once."""
    from cdc.errors import CdcError
    from cdc.formats.tableurs.classeur import ClasseurRefuseError

    refus: list[str] = []
    with reading(fichiers) as suite:
        for fichier in suite:
            try:
                reponses.read(fichier, disposition)
            except ClasseurRefuseError as error:
                refus.append(str(error))
    if refus:
        raise CdcError("\n".join([*refus, "Rien n’a été importé."]))
