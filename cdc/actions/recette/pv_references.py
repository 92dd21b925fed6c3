"""What minutes refer to: the files that they rest on, and which of them changed since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.actions.recette.bilan import load_bilan
from cdc.projet.proces_verbaux import find_minutes, fingerprint, load_minutes, references
from cdc_schema.recette.proces_verbaux import ReferencePV

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.projet import Projet
    from cdc.projet.proces_verbaux import Minutes
    from cdc.recette.bilan import Bilan
    from cdc_schema.recette.campagnes import Campagne
    from cdc_schema.recette.proces_verbaux import ProcesVerbal

_CHAPITRES = "cahier"
_REGLEMENT = "recette/campagnes.yaml"
_TENUS = ("recette/plan.yaml", _REGLEMENT, "recette/anomalies.yaml")
# What a change of a document means; the first that begins its name.
_PORTEES = (
    ("cahier/", True, "le référentiel de conformité n’est plus celui du procès-verbal"),
    ("recette/plan.yaml", True, "les cas de test ne sont plus ceux qui ont été joués"),
    ("recette/campagnes.yaml", False, "les campagnes y vivent après le procès-verbal"),
    ("recette/anomalies.yaml", False, "les anomalies et les réserves y vivent après lui"),
    ("recette/", True, "un relevé ou un rapport ne change pas"),
    ("", False, "le titre et les réglages du projet"),
)


@dataclass(frozen=True, slots=True)
class Ecart:
    """One document that is no longer what the minutes refer to.

    Attributes:
        document: its path in the project.
        quoi: « modifié », « absent » or « ajouté ».
        compte: whether the minutes rest on it.
        pourquoi: what it changes, in words.
    """

    document: str
    quoi: str
    compte: bool
    pourquoi: str


@dataclass(frozen=True, slots=True)
class Controle:
    """Minutes held against the project: whether their seal is whole, what changed since."""

    minutes: Minutes
    ecarts: tuple[Ecart, ...]

    @property
    def tient(self) -> bool:
        """Say whether they still say what they were drafted on."""
        return self.minutes.intact and not any(e.compte for e in self.ecarts)


def check_minutes(projet: Projet, identifiant: str = "") -> tuple[Controle, ...]:
    """Hold minutes, or all of them, against the project as it is now.

    Raises:
        PVInconnuError: there are none of this name.
    """
    if identifiant:
        toutes: Sequence[Minutes] = (find_minutes(projet.dossier, identifiant),)
    else:
        toutes = load_minutes(projet.dossier)
    return tuple(Controle(m, tuple(changes_since(projet, m.pv))) for m in toutes)


def references_of(projet: Projet, bilan: Bilan) -> Iterator[ReferencePV]:
    """Yield the specification as a whole, then each file that the minutes rest on."""
    fiche = projet.cahier.projet
    gardes = kept_files(projet, bilan)
    chapitres = [nom for nom in gardes if nom.startswith(f"{_CHAPITRES}/")]
    tout = "\n".join(f"{nom} {fingerprint(projet.dossier / nom)}" for nom in chapitres)
    yield ReferencePV(
        document=fiche.titre or "Cahier des charges",
        version=fiche.version or "sans version",
        empreinte=hashlib.sha256(tout.encode()).hexdigest(),
    )
    yield from references(projet, gardes)


def kept_files(projet: Projet, bilan: Bilan) -> dict[str, str]:
    """Return the files that the minutes rest on, each with its version."""
    return _kept_by(projet, bilan.faits.campagnes, bilan.faits.perimetre.lot)


def _kept_by(projet: Projet, campagnes: Sequence[Campagne], lot: str) -> dict[str, str]:
    dossier, version = projet.dossier, projet.cahier.projet.version or "sans version"
    chapitres = sorted(dossier.glob(f"{_CHAPITRES}/*.yaml"))
    noms = ["cdc.yaml", *(p.relative_to(dossier).as_posix() for p in chapitres), *_TENUS]
    gardes = dict.fromkeys(noms, version)
    for campagne in campagnes:
        for path in sorted(dossier.glob(f"recette/campagnes/{campagne.id}/REL-*.yaml")):
            nom = path.relative_to(dossier).as_posix()
            gardes[nom] = campagne.version_livree or version
    for rapport in projet.cahier.rapports_recette:
        if rapport.fichier and rapport.lot == lot:
            gardes[rapport.fichier] = rapport.version_livree or version
    return gardes


def changes_since(projet: Projet, pv: ProcesVerbal) -> Iterator[Ecart]:
    """Yield the documents that are no longer what minutes refer to."""
    connus = {r.document or "": r.empreinte for r in pv.references[1:]}
    for nom, empreinte in connus.items():
        actuelle = fingerprint(projet.dossier / nom)
        if actuelle != empreinte:
            quoi = "modifié" if actuelle else "absent"
            if nom == _REGLEMENT and actuelle and _thresholds_changed(projet, pv):
                yield Ecart(nom, quoi, True, "les seuils du contrat ne sont plus les mêmes")
            else:
                yield Ecart(nom, quoi, *_scope(nom))
    for nom in _known_now(projet, pv):
        if nom not in connus and fingerprint(projet.dossier / nom):
            yield Ecart(nom, "ajouté", True, "le procès-verbal ne l’a pas vu")


def _thresholds_changed(projet: Projet, pv: ProcesVerbal) -> bool:
    """Say whether the rules would be held against other thresholds today."""
    jour = pv.dates.pv if pv.dates else None
    if jour is None or pv.campagne not in {c.id for c in projet.cahier.campagnes}:
        return True
    regles = load_bilan(projet, pv.campagne, jour).proposition.regles
    actuels = {mesure.nom: mesure.seuil or None for r in regles for mesure in r.mesures}
    avant = {m.nom or "": m.seuil for regle in pv.regles for m in regle.mesures}
    return any(avant[nom] != actuels[nom] for nom in avant.keys() & actuels.keys())


def _known_now(projet: Projet, pv: ProcesVerbal) -> list[str]:
    """Return the records and chapters that minutes drafted today would refer to."""
    campagne = next((c for c in projet.cahier.campagnes if c.id == pv.campagne), None)
    if campagne is None:
        return []
    gardes = _kept_by(projet, [campagne], campagne.lot or "")
    return [n for n in gardes if n.startswith((f"{_CHAPITRES}/", "recette/campagnes/"))]


def _scope(nom: str) -> tuple[bool, str]:
    return next((compte, dit) for debut, compte, dit in _PORTEES if nom.startswith(debut))
