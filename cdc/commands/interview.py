"""`cdc interview`: guides to hand out, filled guides to bring back."""

from __future__ import annotations

import importlib
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_json, option_projet
from cdc.commands.restes import plain_data
from cdc.entretien.enquete import Disposition
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cdc.entretien.banque import Banque, Question
    from cdc.entretien.guide import Guide
    from cdc.entretien.importation import Importation
    from cdc.entretien.reponses import Depot
    from cdc.projet import Modification, Projet
    from cdc.projet.correspondances import Correspondances


_BEAUCOUP = 5
_DISPOSITIONS = tuple(d.value for d in Disposition)


# The other commands of the group, each in its module.
_AUTRES = {
    "source": "cdc.commands.interview_source",
    "arbitrer": "cdc.commands.interview_arbitrer",
    "synthese": "cdc.commands.interview_synthese",
    "personnes": "cdc.commands.interview_personnes",
}


class _Groupe(click.Group):
    """A group some of whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *_AUTRES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _AUTRES:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(importlib.import_module(_AUTRES[cmd_name]), cmd_name)
        return command


@click.group(cls=_Groupe, subcommand_metavar="COMMANDE [ARGUMENTS]...")
def interview() -> None:
    """Prépare les entretiens, et importe leurs réponses."""


@interview.command(short_help="Fabrique les guides d’entretien, un classeur par profil.")
@option_projet
@click.option(
    "--profil",
    "profils",
    multiple=True,
    metavar="PROFIL",
    help="Le guide de ce profil seulement ; à répéter au besoin. Par défaut : tous.",
)
@click.option("--complet", is_flag=True, help="Pose toutes les questions, pas le seul noyau.")
@click.option("--manquants", is_flag=True, help="Pose celles dont le projet n’a pas la réponse.")
@click.option(
    "--sortie",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DOSSIER",
    help="Où écrire les classeurs. Par défaut : sorties/guides dans le projet.",
)
def guide(
    dossier: Path | None,
    profils: tuple[str, ...],
    complet: bool,
    manquants: bool,
    sortie: Path | None,
) -> None:
    """Fabrique un classeur Excel par profil, à remettre aux personnes interrogées.

    Par défaut, il pose les questions du noyau : environ une heure d’entretien.
    """
    from cdc.entretien.guide import plan_guide
    from cdc.entretien.noms import Noms
    from cdc.projet.banque import load_banque
    from cdc.resources import modeles

    if complet and manquants:
        raise click.UsageError("Choisissez --complet ou --manquants, pas les deux.")
    projet = open_projet(dossier)
    banque = load_banque(modeles() / "questions", projet.dossier)
    retenue = _asked(projet, complet=complet, manquants=manquants)
    fiche = projet.cahier.projet
    noms = Noms(plain_data(projet))
    guides = [
        plan_guide(
            banque, cle, projet=project_title(projet), date=fiche.date, retenue=retenue, noms=noms
        )
        for cle in named_profiles(banque, profils)
    ]
    _write_guides(guides, sortie or projet.dossier / "sorties" / "guides")


@interview.command("import")
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
    from cdc.projet import find_projet, lock
    from cdc.projet.arbitrages import load_decisions
    from cdc.projet.banque import load_banque
    from cdc.projet.correspondances import Correspondances
    from cdc.projet.personnes import load_personnes
    from cdc.projet.releves import load_releves
    from cdc.resources import modeles

    racine = find_projet(dossier or Path.cwd())
    banque = load_banque(modeles() / "questions", racine)
    correspondances = Correspondances(racine, banque, correspondance)
    lues = _read_all(fichiers, banque, disposition, correspondances)
    lectures = [x for depot, _ in lues for x in depot.lectures]
    proposees = proposals(load_releves(racine), lectures, load_personnes(racine))
    if not (apercu or en_json) and ask_on_terminal(open_projet(racine), proposees):
        proposees = []
    # Held from the reading on: a second import waits, then sees what the first one wrote.
    with nullcontext() if apercu else lock(racine):
        projet, releves = open_projet(racine), load_releves(racine)
        importation = import_lectures(
            plain_data(projet),
            lectures,
            releves,
            banque,
            load_decisions(racine),
            load_personnes(racine),
        )
        if not apercu:
            octets = {x.sha256: contenu for depot, contenu in lues for x in depot.lectures}
            _write(projet, importation, octets, correspondances.files())
    suites = sort_follow_ups(
        importation.bilans, [*releves, *importation.nouveaux], importation.donnees, banque
    )
    depots = [depot for depot, _ in lues]
    bilans = gather([str(f) for f in fichiers], depots, importation, suites)
    if en_json:
        show_json(bilans)
    else:
        show_report(bilans, apercu=apercu)
        if proposees:
            click.echo("")
            show_proposals(proposees)
            click.echo("Pour répondre\u00a0: cdc interview personnes")
    reste = any(b.ecarts or b.conflits for b in bilans) or any(s.a_confirmer for s in suites)
    raise SystemExit(1 if reste else 0)


def _read_all(
    fichiers: Sequence[Path],
    banque: Banque,
    disposition: str | None,
    correspondances: Correspondances,
) -> list[tuple[Depot, bytes]]:
    """Read every file before anything is done; all that is wrong is told at once."""
    from cdc.errors import CdcError
    from cdc.formats.tableurs.classeur import ClasseurRefuseError
    from cdc.formats.xlsx.depot import read_answers

    imposee = Disposition(disposition) if disposition else None
    lues: list[tuple[Depot, bytes]] = []
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
            lues.append((depot, contenu))
    if refus:
        raise CdcError("\n".join([*refus, "Rien n’a été importé."]))
    return lues


def _progress(fichiers: Sequence[Path]) -> AbstractContextManager[Iterable[Path]]:
    """Show, on a terminal, how far the reading of many files is."""
    if len(fichiers) < _BEAUCOUP or not sys.stderr.isatty():
        return nullcontext(fichiers)
    return click.progressbar(fichiers, label="Lecture", file=sys.stderr)


def _write(
    projet: Projet,
    importation: Importation,
    contenus: dict[str, bytes],
    correspondances: dict[Path, bytes],
) -> None:
    from cdc.projet import Remplacer, appliquer
    from cdc.projet.releves import DOSSIER, write_releve

    avant = plain_data(projet)
    modifications: list[Modification] = [
        Remplacer((cle,), valeur)
        for cle, valeur in importation.donnees.items()
        if avant.get(cle) != valeur
    ]
    nouveaux: dict[Path, bytes] = dict(correspondances)
    for releve in importation.nouveaux:
        nouveaux[Path(DOSSIER) / releve.source] = contenus[releve.sha256]
    for releve in importation.nouveaux:
        nouveaux[Path(DOSSIER) / f"{releve.nom}.yaml"] = write_releve(releve)
    noms = ", ".join(r.nom for r in importation.nouveaux) or "entretiens"
    appliquer(projet, modifications, nouveaux, f"import de {noms}")


def _asked(projet: Projet, *, complet: bool, manquants: bool) -> Callable[[Question], bool]:
    from cdc.completude import missing
    from cdc.entretien.attente import empty_items, feeds

    if complet:
        return lambda _: True
    if not manquants:
        return lambda question: question.noyau
    vides = empty_items(missing(projet.cahier))
    return lambda question: feeds(question, vides)


def named_profiles(banque: Banque, demandes: tuple[str, ...]) -> list[str]:
    """Return the keys of the profiles named, each once; all of them when none is."""
    if not demandes:
        return list(banque.profils)
    cles = []
    for demande in demandes:
        cle = banque.profil(demande)
        if cle is None:
            connus = ", ".join(banque.profils)
            raise click.UsageError(f"Le profil « {demande} » n’existe pas. Choisissez : {connus}.")
        cles.append(cle)
    return list(dict.fromkeys(cles))


def project_title(projet: Projet) -> str:
    """Return what a guide is entitled by: the company and its project."""
    titre = projet.cahier.projet.titre or "Projet CRM"
    societe = projet.cahier.presentation.raison_sociale
    return f"{societe} — {titre}" if societe and societe not in titre else titre


def _write_guides(guides: list[Guide], sortie: Path) -> None:
    from cdc.formats.xlsx.guide import render_guide
    from cdc.projet import write_files

    utiles = [g for g in guides if g.nombre]
    _check_unanswered([sortie / g.fichier for g in utiles])
    write_files({sortie / plan.fichier: render_guide(plan) for plan in utiles})
    for plan in utiles:
        minutes = sum(f.minutes for f in plan.feuilles)
        questions = plural(plan.nombre, "question")
        click.echo(f"{sortie / plan.fichier} : {questions}, environ {minutes} minutes")
    if not utiles:
        click.echo("Aucune question à poser : le projet a déjà ces réponses.")
        return
    click.echo("\nRemettez-les, puis : cdc interview import FICHIER...")


def _check_unanswered(chemins: list[Path]) -> None:
    """Refuse to write over a guide that somebody filled."""
    from cdc.errors import CdcError
    from cdc.formats.xlsx.guide_rempli import is_answered

    remplis = [str(c) for c in chemins if c.exists() and is_answered(c)]
    if remplis:
        raise CdcError(
            f"{', '.join(remplis)} : ce guide contient des réponses, il n’est pas remplacé. "
            "Importez-le, déplacez-le, ou choisissez un autre dossier par --sortie."
        )
