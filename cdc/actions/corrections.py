"""What `cdc verifier --corriger` may write: typography, and the letters of defined terms."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from cdc.actions.verification import open_examen
from cdc.projet.modifications import write_documents
from cdc.projet.retouches import retouched
from cdc.verification import orthographe
from cdc.verification.retouches import Retouche, apart
from cdc.verification.typographie import signs
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc.projet import Projet
    from cdc.projet.noeuds import Document
    from cdc.verification import Verdict

CODES = ("TYP-001", "TYP-002")
_LIBELLE = "corrections de cdc verifier"


class Correction(NamedTuple):
    """A project mended on paper, and how many places were."""

    projet: Projet
    documents: Mapping[str, Document]
    nombre: int

    def changed(self) -> list[str]:
        """Return the files that would change."""
        return [nom for nom, d in self.documents.items() if d is not self.projet.documents[nom]]

    def diff(self) -> Iterator[str]:
        """Yield the lines of the difference, as `diff -u` would."""
        for nom in self.changed():
            avant, apres = self.projet.documents[nom].texte, self.documents[nom].texte
            yield from difflib.unified_diff(
                avant.splitlines(), apres.splitlines(), nom, nom, n=1, lineterm=""
            )

    def write(self) -> None:
        """Replace the files; `cdc completer --annuler` gives them back.

        Raises:
            FichierModifieError: a file changed since the project was loaded.
        """
        write_documents(self.projet, self.documents, _LIBELLE)


def correct(projet: Projet, verdict: Verdict) -> Correction:
    """Return what may be mended of the findings that remain."""
    retouches = _retouches(projet, verdict)
    documents = retouched(projet, retouches)
    return Correction(projet, documents, sum(map(len, retouches.values())))


def _retouches(projet: Projet, verdict: Verdict) -> dict[str, list[Retouche]]:
    voulus: dict[str, set[str]] = {code: set() for code in CODES}
    for constat in verdict.constats:
        if constat.code in voulus:
            voulus[constat.code].add(constat.chemin)
    trouvees: dict[str, list[Retouche]] = {}
    for chemin in voulus["TYP-001"]:
        trouvees.setdefault(chemin, []).extend(signs(projet.texte(chemin) or ""))
    for place, _, mal in orthographe.found(open_examen(projet)) if voulus["TYP-002"] else ():
        if (chemin := ecrire(place)) in voulus["TYP-002"]:
            trouvees.setdefault(chemin, []).extend(mal.retouches)
    return {chemin: apart(unes) for chemin, unes in trouvees.items()}
