"""What became of the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.reponses import Ecart, Texte, flag, normalize

if TYPE_CHECKING:
    from cdc.entretien.effets import Effet
    from cdc.listes.releves import Ligne, Valeur

_SANS_OBJET = {"", "n a", "na", "sans objet", "non applicable", "neant", "nc", "n c"}
SANS_OBJET = "sans objet"


@dataclass(slots=True)
class Resultat:
    """What became of the rows: values, cells without a place, cells to read again, rows as kept."""

    effets: list[Effet] = field(default_factory=list)
    ecarts: list[Ecart] = field(default_factory=list)
    gardes: list[Texte] = field(default_factory=list)
    ignorees: int = 0
    sans_objet: int = 0
    lignes: list[Ligne] = field(default_factory=list)
    creees: list[tuple[str, str, str]] = field(default_factory=list)
    avertissements: list[str] = field(default_factory=list)

    def refuse(self, valeur: Valeur, raison: str) -> Valeur:
        """Note that a cell found no place, and return it with the reason."""
        if not valeur.propage:
            ecart = Ecart(texte=valeur.texte, cellule=valeur.cellule, raison=raison)
            self.ecarts.append(ecart)
        return valeur.model_copy(update={"raison": raison})

    def keep(self, valeur: Valeur, drapeau: str) -> Valeur:
        """Keep what says that there is no answer, or where it is to be found."""
        if drapeau == SANS_OBJET:
            self.sans_objet += not valeur.propage
        elif not valeur.propage:
            texte = Texte(texte=valeur.texte, cellule=valeur.cellule, drapeau=drapeau)
            self.gardes.append(texte)
        return valeur.model_copy(update={"raison": drapeau})

    def leave_out(self, ligne: Ligne, raison: str, *, refus: bool = True) -> None:
        """Keep a row in the record only; without `refus`, nothing is to be done about it."""
        valeurs = []
        for valeur in ligne.valeurs:
            if refus:
                self.refuse(valeur, raison)
            valeurs.append(valeur.model_copy(update={"raison": raison}))
        self.lignes.append(ligne.model_copy(update={"valeurs": tuple(valeurs)}))

    def warn(self, message: str) -> None:
        """Tell something once."""
        if message not in self.avertissements:
            self.avertissements.append(message)


def no_answer(texte: str) -> str | None:
    """Return what a cell says instead of a value, if it does: « idem », « voir avec Sophie »."""
    drapeau = flag(texte)
    if drapeau != SANS_OBJET:
        return drapeau
    return drapeau if normalize(texte) in _SANS_OBJET else None
