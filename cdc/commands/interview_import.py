"""`cdc interview import`: filled guides, exports of forms and notes into the project."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.actions.restes import plain_data
from cdc.commands.commun import open_projet, option_json, option_projet
from cdc.entretien.enquete import Disposition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableSequence, Sequence

    from cdc.entretien.banque import Banque
    from cdc.entretien.importation import Importation
    from cdc.entretien.reponses import Depot, Lecture
    from cdc.projet import Modification, Projet
    from cdc.projet.correspondances import Correspondances

_BEAUCOUP = 5
_DISPOSITIONS = tuple(d.value for d in Disposition)


@dataclass(frozen=True, slots=True)
class _Lus:
    """What files hold: the answers apart, the name and number of answers of each file.

    `contenus` give their bytes by fingerprint.
    """

    depots: MutableSequence[tuple[str, Depot, int]]
    lectures: MutableSequence[Lecture]
    contenus: dict[str, Callable[[], bytes]]


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
    from cdc.commands.interview_bilan import show_json, show_report
    from cdc.commands.interview_personnes import ask_on_terminal, proposals, show_proposals
    from cdc.entretien.bilans import gather
    from cdc.entretien.importation import import_lectures
    from cdc.entretien.suites import sort_follow_ups
    from cdc.memoire import Liasse
    from cdc.projet import find_projet, lock
    from cdc.projet.acquis import load_acquises
    from cdc.projet.arbitrages import load_decisions
    from cdc.projet.banque import load_banque
    from cdc.projet.correspondances import Correspondances
    from cdc.projet.personnes import load_personnes
    from cdc.projet.releves import DOSSIER, load_releves
    from cdc.projet.suites import load_classees
    from cdc.resources import modeles

    racine = find_projet(dossier or Path.cwd())
    banque = load_banque(modeles() / "questions", racine)
    correspondances = Correspondances(racine, banque, correspondance)
    lus = _read_all(fichiers, banque, disposition, correspondances)
    proposees = proposals(load_releves(racine, Liasse), lus.lectures, load_personnes(racine))
    if not (apercu or en_json) and ask_on_terminal(open_projet(racine), proposees):
        proposees = []
    # Held from the reading on: a second import waits, then sees what the first one wrote.
    with nullcontext() if apercu else lock(racine):
        projet = open_projet(racine)
        importation = import_lectures(
            plain_data(projet),
            lus.lectures,
            load_releves(racine, Liasse),
            banque,
            load_decisions(racine),
            load_personnes(racine),
            Liasse,
            load_acquises(racine, DOSSIER),
        )
        if not apercu:
            _write(projet, importation, lus.contenus, correspondances.files())
    toutes = sort_follow_ups(importation.bilans, importation.releves, importation.donnees, banque)
    suites, _ = load_classees(racine).share_out(toutes)
    bilans = gather(lus.depots, importation, suites)
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
    fichiers: Sequence[Path],
    banque: Banque,
    disposition: str | None,
    correspondances: Correspondances,
) -> _Lus:
    """Read every file before anything is done; all that is wrong is told at once."""
    from cdc.errors import CdcError
    from cdc.formats.tableurs.classeur import ClasseurRefuseError
    from cdc.formats.xlsx.depot import read_answers
    from cdc.memoire import Liasse
    from cdc.projet.contenus import same_content

    imposee = Disposition(disposition) if disposition else None
    lus = _Lus(Liasse(), Liasse(), {})
    refus: list[str] = []
    with _progress(fichiers) as suite:
        for fichier in suite:
            try:
                depot, contenu = read_answers(fichier, banque, imposee, correspondances)
            except ClasseurRefuseError as error:
                refus.append(str(error))
                continue
            if depot.format != Disposition.GUIDE:
                dite = correspondances.keep(fichier.name, depot.intitules)
                depot = depot.model_copy(update={"correspondance": dite})
            lus.lectures.extend(depot.lectures)
            relire = same_content(fichier, contenu)
            lus.contenus.update((x.sha256, relire) for x in depot.lectures)
            seul = depot.model_copy(update={"lectures": ()})
            lus.depots.append((str(fichier), seul, len(depot.lectures)))
    if refus:
        raise CdcError("\n".join([*refus, "Rien n’a été importé."]))
    return lus


def _progress(fichiers: Sequence[Path]) -> AbstractContextManager[Iterable[Path]]:
    """Show, on a terminal, how far the reading of many files is."""
    if len(fichiers) < _BEAUCOUP or not sys.stderr.isatty():
        return nullcontext(fichiers)
    return click.progressbar(fichiers, label="Lecture", file=sys.stderr)


def _write(
    projet: Projet,
    importation: Importation,
    contenus: Mapping[str, Callable[[], bytes]],
    correspondances: dict[Path, bytes],
) -> None:
    from cdc.memoire import Liasse
    from cdc.projet import Remplacer, appliquer
    from cdc.projet.acquis import write_acquises
    from cdc.projet.contenus import Contenus
    from cdc.projet.releves import DOSSIER, write_releve

    avant = plain_data(projet)
    modifications: list[Modification] = [
        Remplacer((cle,), valeur)
        for cle, valeur in importation.donnees.items()
        if avant.get(cle) != valeur
    ]
    nouveaux: dict[Path, Callable[[], bytes]] = {
        path: partial(correspondances.__getitem__, path) for path in correspondances
    }
    noms = []
    octets = Liasse[bytes]()
    for releve in importation.nouveaux:
        noms.append(releve.nom)
        octets.append(write_releve(releve))
        nouveaux[Path(DOSSIER) / releve.source] = contenus[releve.sha256]
    for rang, nom in enumerate(noms):
        nouveaux[Path(DOSSIER) / f"{nom}.yaml"] = partial(octets.__getitem__, rang)
    libelle = f"import de {', '.join(noms) or 'entretiens'}"
    # What is finished is told last: an import that is killed before completes when run again.
    derniers = write_acquises(importation.acquises, DOSSIER)
    appliquer(projet, modifications, Contenus(nouveaux), libelle, derniers=derniers)
