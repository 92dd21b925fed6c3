"""The wording rules on the texts of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.moteur import FORMULES, examine, tell
from cdc.verification.formulation.roles import Role, applies, role_of
from cdc.verification.formulation.termes import Termes
from cdc.verification.regles import Signal, controle
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc_schema import Cahier


@controle(*(f.regle for f in FORMULES.values()))
def _worded(examen: Examen) -> Iterator[Signal]:
    termes = Termes(defined_terms(examen.cahier))
    titres = {r.id for r in examen.cahier.regles if r.alors}
    for chemin, texte in examen.reperes.textes:
        role = role_of(chemin)
        if role is None or (role is Role.REGLE and chemin[1] in titres):
            continue
        enonce, trouvees = examine(texte, termes)
        ou = ecrire(chemin)
        for une in trouvees:
            if applies(role, une.code):
                debut, fin = enonce.bounds(une.debut, une.fin)
                yield Signal(ou, tell(enonce, une), debut, fin, une.suggestion, une.code)


def defined_terms(cahier: Cahier) -> frozenset[str]:
    """Return the terms of the glossary, and the names that the project gives to its states."""
    termes = {t.terme for t in cahier.glossaire if t.terme}
    etats = {e.nom for w in cahier.workflows for e in w.etats if e.nom and " " in e.nom}
    return frozenset(termes | etats)


CONTROLES = (_worded,)
