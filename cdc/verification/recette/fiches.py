"""Rules on records of acceptance that lack what the decision counts with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.ecarts import is_open
from cdc.verification.ecriture import AVERTISSEMENT, regle, signal
from cdc.verification.recette.plan import living_cases
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema.description import champ
from cdc_schema.enumerations import EtatCampagne

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.base import Element

# What each record is called, and what nothing can be counted without.
_DUS = {
    "cas_de_test": ("Le cas", ("persona", "role", "type", "priorite", "duree_estimee_min")),
    "campagnes": ("La campagne", ("type_recette", "lot", "version_livree", "periode")),
    "anomalies": ("L’anomalie", ("severite", "attendu_obtenu", "reproduction")),
    "reserves": ("La réserve", ("severite", "echeance_levee", "condition_levee")),
}


@controle(
    regle(
        "RCT-009",
        AVERTISSEMENT,
        "fiche de recette incomplète",
        pourquoi="Un cas sans persona n’est donné à personne, une anomalie sans sévérité compte comme bloquante, une réserve sans "
        "échéance n’expire jamais.",
        mauvais="ANO-003 : sévérité (vide)",
        mieux="ANO-003 : sévérité majeure",
        source="Recette, modèle de données : données obligatoires ; ISO/IEC/IEEE 29119-3",
        methode="Cas de test : persona, rôle, type, priorité, durée. Campagne qui n’est plus en préparation : type, lot, version, "
        "période. Anomalie ouverte : sévérité, attendu et obtenu, reproduction. Réserve : sévérité, échéance, condition de levée. "
        "Un constat par fiche.",
    )
)
def _records(examen: Examen) -> Iterator[Signal]:
    cahier = examen.cahier
    lancees = (
        (c, e)
        for c, e in situes(cahier.campagnes, "campagnes")
        if e.etat not in (None, EtatCampagne.EN_PREPARATION, EtatCampagne.ABANDONNEE)
    )
    ouvertes = ((c, e) for c, e in situes(cahier.anomalies, "anomalies") if is_open(e))
    yield from _lacking(examen, "cas_de_test", living_cases(examen))
    yield from _lacking(examen, "campagnes", lancees)
    yield from _lacking(examen, "anomalies", ouvertes)
    yield from _lacking(examen, "reserves", situes(cahier.reserves, "reserves"))


def _lacking(examen: Examen, liste: str, fiches: Iterable[tuple[str, Element]]) -> Iterator[Signal]:
    quoi, dus = _DUS[liste]
    for chemin, fiche in fiches:
        vides = [cle for cle in dus if getattr(fiche, cle) in (None, "", [])]
        if vides:
            titres = [f"« {champ(type(fiche), cle).titre} »" for cle in vides]
            yield signal(
                f"{chemin}.{vides[0]}",
                f"{quoi} {examen.reperes.nom(getattr(fiche, 'id', None))} n’a pas {enumeration(titres)}. Complétez.",
                chemins=tuple(f"{chemin}.{cle}" for cle in vides),
            )


CONTROLES = (_records,)
