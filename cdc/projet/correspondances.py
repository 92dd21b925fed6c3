"""What each heading of a form asks, in a file that a person can correct.

Such a file is written beside the records after an import, read again by itself for the next export
of the same form, or given by `--correspondance`. Once corrected by hand it is never written again.
"""

from __future__ import annotations

import hashlib
import re
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdc.entretien.correspondance import AUCUNE, Correspondance, Ligne
from cdc.entretien.rattachement import Moyen
from cdc.entretien.reponses import normalize
from cdc.errors import CdcError
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.lecture import load_document
from cdc.projet.scalaires import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.entretien.banque import Banque
    from cdc.entretien.enquete import Enonce
    from cdc.entretien.reponses import Intitule
    from cdc.projet.noeuds import Document

DOSSIER = Path("entretiens") / "correspondances"
_CLES = ("source", "intitules")
_CLES_LIGNE = ("question", "confiance", "cellule", "intitule")
_SANS_DOUTE = (Moyen.CLE, Moyen.INTITULE)
_MEME_FORMULAIRE = 0.5
_IDENTIFIANT = re.compile(r"(Q-[A-Z][A-Z0-9]{0,7}-[0-9]{1,4})(/precision)?", re.IGNORECASE)
_SOMME = "# somme : "
_ENTETE = """\
# À quelle question de la banque répond chaque intitulé du formulaire. Pour corriger, changez `question` :
#   Q-FLX-16            cet intitulé pose la question Q-FLX-16 (Q-FLX-13/precision : sa seconde question)
#   aucune              il n’en pose aucune ; ses réponses sont gardées dans l’entretien
#   (rien)              rien n’est décidé : un prochain import cherche encore
# puis importez de nouveau le fichier. Un formulaire de mêmes intitulés est lu avec ce fichier ; un autre l’est
# par --correspondance. Dès que vous l’avez corrigé, `cdc` ne l’écrit plus : la somme de la fin le lui dit.
"""


class CorrespondanceIntrouvableError(CdcError):
    """The file given by `--correspondance` is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} n’existe pas. Donnez à --correspondance un fichier de "
            f"{DOSSIER.as_posix()}, écrit par un premier import puis corrigé."
        )


def load_correspondance(path: Path, banque: Banque, nom: str = "") -> Correspondance:
    """Read the file at `path`, named `nom` in messages.

    Raises:
        CorrespondanceIntrouvableError: there is none.
        ProjetInvalideError: it names unknown questions or keys; every fault is listed.
    """
    if not path.is_file():
        raise CorrespondanceIntrouvableError(path)
    document = load_document(path, nom or str(path))
    fautes = list(_faults(document, banque))
    if fautes:
        raise ProjetInvalideError(fautes)
    lignes = (_ligne(donnee) for donnee in document.donnees.get("intitules") or ())
    return Correspondance(document.fichier, tuple(lignes))


class Correspondances:
    """Those of one project, while files are imported into it."""

    def __init__(self, racine: Path, banque: Banque, donnee: Path | None = None) -> None:
        """Read those of the project in `racine`, and `donnee`, which wins over them.

        Raises:
            CorrespondanceIntrouvableError: `donnee` is not there.
            ProjetInvalideError: some cannot be read; what is wrong in any is told at once.
        """
        self._racine = racine
        self._fautes: list[Faute] = []
        self._donnee = self._load(donnee, str(donnee), banque) if donnee else None
        self._connues: dict[Path, Correspondance] = {}
        for path in sorted((racine / DOSSIER).glob("*.yaml")):
            nom = path.relative_to(racine)
            if lue := self._load(path, nom.as_posix(), banque):
                self._connues[nom] = lue
        if self._fautes:
            raise ProjetInvalideError(dict.fromkeys(self._fautes))
        self._a_ecrire: dict[Path, bytes] = {}

    def find(self, enonces: Iterable[Enonce]) -> Correspondance | None:
        """Return what is known of a form with these headings."""
        if self._donnee is not None:
            return self._donnee
        chemin = self._nearest([e.texte for e in enonces])
        return self._connues[chemin] if chemin else None

    def keep(self, source: str, intitules: Sequence[Intitule]) -> str:
        """Remember what the headings of `source` were taken for; return the file that says it.

        That is nothing where the bank words them all, so that there is nothing to decide.
        """
        if all(i.moyen in _SANS_DOUTE for i in intitules):
            return ""
        lignes = tuple(Ligne(i.texte, i.cellule, i.cle) for i in intitules)
        dite = Correspondance("", lignes)
        chemin = self._nearest([i.texte for i in intitules])
        if chemin is None or not dite.covers(self._connues[chemin]):
            chemin = self._new_name(source)
        elif self._connues[chemin].says_as(dite) or not self._may_write(chemin):
            return chemin.as_posix()
        self._connues[chemin] = Correspondance(chemin.as_posix(), lignes)
        self._a_ecrire[chemin] = write_correspondance(source, intitules)
        return chemin.as_posix()

    def files(self) -> dict[Path, bytes]:
        """Return the files to write, relative to the project, those already so written apart."""
        return {
            chemin: octets
            for chemin, octets in self._a_ecrire.items()
            if not (self._racine / chemin).is_file()
            or (self._racine / chemin).read_bytes() != octets
        }

    def _load(self, path: Path, nom: str, banque: Banque) -> Correspondance | None:
        try:
            return load_correspondance(path, banque, nom)
        except ProjetInvalideError as error:
            self._fautes += error.fautes
            return None

    def _nearest(self, intitules: list[str]) -> Path | None:
        parts = {chemin: c.likeness(intitules) for chemin, c in self._connues.items()}
        chemin = max(parts, key=parts.__getitem__, default=None)
        return chemin if chemin and parts[chemin] >= _MEME_FORMULAIRE else None

    def _may_write(self, chemin: Path) -> bool:
        path = self._racine / chemin
        if chemin in self._a_ecrire:
            return False  # a second export of the form in the same import
        return not path.is_file() or is_ours(path.read_bytes())

    def _new_name(self, source: str) -> Path:
        base = normalize(Path(source).stem).replace(" ", "-") or "formulaire"
        noms = (
            DOSSIER / f"{base}{suite}.yaml" for suite in chain([""], map("-{}".format, count(2)))
        )
        return next(n for n in noms if n not in self._connues and not (self._racine / n).exists())


def write_correspondance(source: str, intitules: Iterable[Intitule]) -> bytes:
    """Return the bytes of the file that says what each of `intitules` was taken for."""
    lignes = [_ENTETE, f"source: {in_line(source)}\n", "intitules:\n"]
    lignes += [f"  - {_flow(i)}{_comment(i)}\n" for i in intitules]
    texte = "".join(lignes)
    return f"{texte}{_SOMME}{_sum(texte)}\n".encode()


def is_ours(octets: bytes) -> bool:
    """Say whether nobody changed the file since it was written."""
    texte, separateur, somme = octets.decode("utf-8", "replace").rpartition(_SOMME)
    return bool(separateur) and somme == f"{_sum(texte)}\n"


def _sum(texte: str) -> str:
    return hashlib.sha256(texte.encode()).hexdigest()[:16]


def _flow(intitule: Intitule) -> str:
    valeurs = {
        "question": intitule.cle,
        "confiance": f"{100 * intitule.confiance:.0f} %" if intitule.question else "",
        "cellule": intitule.cellule,
        "intitule": " ".join(intitule.texte.split()),
    }
    ecrites = (f"{cle}: {in_line(v, flux=True) if v else ''}" for cle, v in valeurs.items())
    return "{" + ", ".join(ecrites) + "}"


def _comment(intitule: Intitule) -> str:
    autres = [
        f"{cle} ({100 * part:.0f} %)"
        for cle, part in intitule.candidates
        if cle != intitule.cle and part >= 0.05
    ]
    return f"  # peut-être {' ou '.join(autres[:3])}" if autres else ""


def _ligne(donnee: dict[str, Any]) -> Ligne:
    question = (donnee.get("question") or "").strip()
    if question.casefold() != AUCUNE:
        identifiant, barre, reste = question.partition("/")
        question = identifiant.upper() + barre + reste.lower()
    else:
        question = AUCUNE
    return Ligne(donnee.get("intitule") or "", donnee.get("cellule") or "", question)


def _faults(document: Document, banque: Banque) -> Iterator[Faute]:
    for cle in document.donnees:
        if cle not in _CLES:
            yield _unknown_key(document, (cle,), _CLES)
    lignes = document.donnees.get("intitules")
    if not isinstance(lignes, list):
        position = document.position(("intitules",))
        yield Faute(position, "la liste « intitules » manque. Ajoutez-la.")
        return
    for rang, ligne in enumerate(lignes):
        yield from _line_faults(document, rang, ligne, banque)


def _line_faults(document: Document, rang: int, ligne: object, banque: Banque) -> Iterator[Faute]:
    lieu = ("intitules", rang)
    if not isinstance(ligne, dict):
        message = "un intitulé s’écrit avec ses clés : {question: Q-FLX-16, intitule: …}."
        yield Faute(document.position(lieu), message)
        return
    for cle, valeur in ligne.items():
        if cle not in _CLES_LIGNE:
            yield _unknown_key(document, (*lieu, cle), _CLES_LIGNE)
        elif not isinstance(valeur, str | None):
            yield Faute(document.position((*lieu, cle)), f"« {cle} » attend un texte.")
    if not ligne.get("intitule"):
        message = "« intitule » manque. Recopiez l’intitulé du formulaire."
        yield Faute(document.position(lieu), message)
    question = ligne.get("question")
    if isinstance(question, str) and (faute := _question_fault(question.strip(), banque)):
        yield Faute(document.position((*lieu, "question")), faute)


def _question_fault(demande: str, banque: Banque) -> str:
    if not demande or demande.casefold() == AUCUNE:
        return ""
    trouve = _IDENTIFIANT.fullmatch(demande)
    if trouve is None:
        return f"« {demande} » n’est pas un identifiant. Écrivez par exemple Q-FLX-16, ou aucune."
    question = banque.question(trouve[1].upper())
    if question is None:
        return (
            f"la banque n’a pas la question {demande}. Corrigez l’identifiant, ou écrivez aucune."
        )
    if trouve[2] and question.precision is None:
        return f"la question {question.id} n’a pas de seconde question. Écrivez {question.id}."
    return ""


def _unknown_key(
    document: Document, chemin: tuple[str | int, ...], admises: Sequence[str]
) -> Faute:
    message = f"la clé « {chemin[-1]} » est inconnue. Clés admises : {', '.join(admises)}."
    return Faute(document.position(chemin, cle=True), message)
