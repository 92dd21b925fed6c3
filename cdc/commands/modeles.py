"""How templates are listed, copied and shown with their faults."""

from __future__ import annotations

import re
import shutil
import textwrap
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import style
from cdc.errors import CdcError
from cdc.francais import enumeration, plural, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdc.actions.modeles import Disponible
    from cdc.formats.docx.examen import Faute
    from cdc.projet import Projet

_LARGEUR = 80
_BALISE = re.compile(r"\{[{%].*?[%}]\}")
_LIEN = "\ue000"  # stands for a space of a placeholder, where no line may break


class ModeleInconnuError(CdcError):
    """A name that no template bears."""

    def __init__(self, nom: str, connus: Iterable[str]) -> None:
        self.nom = nom
        super().__init__(
            f"Le modèle «\u00a0{nom}\u00a0» n’existe pas. Choisissez\u00a0: {', '.join(connus)}."
        )


class CopieExistanteError(CdcError):
    """A file stands where the copy would go."""

    def __init__(self, chemin: Path) -> None:
        self.chemin = chemin
        super().__init__(
            f"{chemin} existe déjà, et n’est pas remplacé\u00a0: il porte peut-être vos styles. "
            "Donnez un autre nom à la copie par --sortie, ou déplacez d’abord ce fichier."
        )


class NomDeModeleError(CdcError):
    """A copy that would bear the name of another kind of file."""

    def __init__(self, chemin: Path) -> None:
        self.chemin = chemin
        super().__init__(
            f"{chemin}\u00a0: la copie est un document Word. Donnez à --sortie un nom en .docx."
        )


def modele_data(disponible: Disponible) -> dict[str, Any]:
    """Return a template for a program."""
    modele, origine, utilise = disponible
    return {
        "nom": modele.nom,
        "fichier": str(modele.chemin),
        "description": modele.dit,
        "origine": origine,
        "utilise": utilise,
    }


def show_modeles(disponibles: Sequence[Disponible]) -> None:
    """Print the templates, one a line, under whose they are."""
    titres = {"cdc": "Modèles de cdc", "projet": "Modèles du projet"}
    large = max((len(d.modele.nom) for d in disponibles), default=0)
    for origine, groupe in groupby(disponibles, key=lambda d: d.origine):
        click.echo(style(titres[origine], bold=True))
        for modele, _, utilise in groupe:
            debut = f"{'*' if utilise else ' '} {modele.nom:<{large}}  "
            _wrapped(modele.dit or "(sans description)", debut, " " * len(debut))
    if any(d.utilise for d in disponibles):
        click.echo("\n* celui dont le projet se sert")
    click.echo("\nPour donner votre allure à l’un d’eux\u00a0: cdc modele extraire NOM")


def copy_modele(projet: Projet | None, nom: str | None, sortie: Path | None) -> Path:
    """Copy a template of cdc; return where it is."""
    from cdc.formats.docx.catalogue import COMPLET, DOSSIER, templates_in
    from cdc.projet import write_files
    from cdc.resources import modeles

    connus = {modele.nom: modele for modele in templates_in(modeles() / "word")}
    voulu = nom or COMPLET
    if voulu not in connus:
        raise ModeleInconnuError(voulu, connus)
    ici = projet.dossier / DOSSIER if projet else Path()
    cible = _named_as_word(sortie) if sortie else ici / connus[voulu].chemin.name
    if cible.exists():
        raise CopieExistanteError(Path(_shown(cible)))
    write_files({cible: connus[voulu].chemin.read_bytes()})
    return cible


def _named_as_word(sortie: Path) -> Path:
    if sortie.suffix.lower() not in ("", ".docx"):
        raise NomDeModeleError(sortie)
    return sortie if sortie.suffix else sortie.with_suffix(".docx")


def show_next_steps(projet: Projet | None, copie: Path) -> None:
    """Print what to do with a copy, in the words of somebody who uses Word."""
    from cdc.formats.docx.catalogue import MINUTES

    click.echo(f"Copié\u00a0: {_shown(copie)}\n")
    usage = _POUR_LES_PV if copie.stem == MINUTES else _POUR_LE_CAHIER
    for rang, (etape, commande) in enumerate((*_ETAPES, *usage), 1):
        _wrapped(" ".join(etape.split()), f"{rang}. ", "   ")
        if commande:
            noms = {"copie": _typed(copie), "chemin": _from_project(projet, copie)}
            click.echo("     " + commande.format(**noms))


# What to do, then what to type.
_ETAPES = (
    (
        """Ouvrez-le dans Word. Accueil, volet Styles (Ctrl+Alt+Maj+S) : clic droit sur un style,
        Modifier. Commencez par Normal, Titre 1 à Titre 4, Titre (la page de garde), puis ceux
        dont le nom commence par CDC.""",
        "",
    ),
    (
        """Déplacez, retirez ou ajoutez du texte, un logo, un en-tête. Gardez entiers les mots
        entre accolades, comme {{ titre }} : le projet les remplit.""",
        "",
    ),
    ("Enregistrez, fermez Word, et relisez le modèle :", "cdc modele verifier {copie}"),
)
_POUR_LE_CAHIER = (
    ("Essayez-le dans le dossier du projet :", "cdc generer --modele {copie}"),
    (
        """Pour qu’il serve toujours, gardez-le dans le dossier « modeles » du projet, et écrivez
        dans cdc.yaml, sous « generation » :""",
        "modele: {chemin}",
    ),
)
_POUR_LES_PV = (
    (
        """Gardé sous ce nom dans le dossier « modeles » du projet, il sert à chaque
        procès-verbal. Essayez-le :""",
        "cdc recette pv CAMP-01 --nature provisoire",
    ),
)


def fault_data(faute: Faute) -> dict[str, Any]:
    """Return a fault for a program."""
    lieu = faute.lieu
    tableau, ligne, cellule = lieu.case or (None, None, None)
    return {
        "code": faute.code,
        "gravite": faute.gravite.value,
        "partie": lieu.partie,
        "paragraphe": lieu.paragraphe or None,
        "texte": lieu.mots,
        "tableau": tableau,
        "ligne": ligne,
        "cellule": cellule,
        "zone_de_texte": lieu.zone,
        "message": faute.message,
        "remede": faute.remede,
    }


def show_faults(fichier: Path, fautes: Sequence[Faute]) -> None:
    """Print the faults of a template, the worst first, each with its place and its remedy."""
    if not fautes:
        click.echo(f"{fichier}\u00a0: rien à reprendre, le modèle est prêt.")
        return
    groupes = [(gravite, list(groupe)) for gravite, groupe in groupby(fautes, _gravity)]
    click.echo(f"{fichier}\u00a0: {enumeration([_count(g, len(f)) for g, f in groupes])}")
    for gravite, groupe in groupes:
        titre, couleur = _TITRES[gravite]
        click.echo("\n" + style(titre, bold=True, fg=couleur))
        for lieu, ensemble in groupby(groupe, key=lambda faute: faute.lieu):
            dites = list(ensemble)
            # A paragraph that holds one placeholder only is quoted by its faults.
            cites = lieu.mots and any(lieu.mots not in faute.message for faute in dites)
            _wrapped(f"{lieu} {quote(lieu.mots)}" if cites else str(lieu), "  ", "    ")
            for faute in dites:
                _wrapped(faute.message, "    ", "    ")
                _wrapped(faute.remede, "    → ", "      ")


_TITRES = {
    "erreur": ("À corriger, sinon le document ne se fait pas, ou mal", "red"),
    "avertissement": ("À regarder avant d’envoyer un document", "yellow"),
    "conseil": ("Pour mieux faire", "cyan"),
}


def _gravity(faute: Faute) -> str:
    return faute.gravite.value


def _count(gravite: str, combien: int) -> str:
    return plural(combien, gravite)


def _wrapped(texte: str, debut: str, suite: str) -> None:
    """Print `texte` within the screen; a command or a placeholder is never cut."""
    from cdc.formats.document.typographie import typeset_around

    largeur = min(shutil.get_terminal_size((_LARGEUR, 24)).columns, 100)
    lignes = textwrap.fill(
        _BALISE.sub(lambda trouve: trouve[0].replace(" ", _LIEN), typeset_around(texte)),
        largeur,
        initial_indent=debut,
        subsequent_indent=suite,
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.echo(lignes.replace(_LIEN, " "))


def _shown(chemin: Path) -> str:
    """Return a path from the current folder, where it is below it."""
    ici = Path.cwd()
    return str(chemin.relative_to(ici) if chemin.is_relative_to(ici) else chemin)


def _typed(chemin: Path) -> str:
    """Return a path as it is typed in a terminal."""
    dit = _shown(chemin)
    return f'"{dit}"' if " " in dit else dit


def _from_project(projet: Projet | None, copie: Path) -> str:
    """Return a path as the project's settings want it."""
    racine = projet.dossier.resolve() if projet else None
    absolue = copie.resolve()
    if racine is not None and absolue.is_relative_to(racine):
        return absolue.relative_to(racine).as_posix()
    return f"modeles/{copie.name}" if projet is None else absolue.as_posix()
