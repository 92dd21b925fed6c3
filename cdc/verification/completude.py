"""What the goal requires and the specification does not say yet."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from cdc.completude import assess
from cdc.francais import enumeration, plural
from cdc.verification.ecriture import CONSEIL, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc_schema.annotations import Obligation
from cdc_schema.description import champs, vide
from cdc_schema.plan import CHAPITRES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.completude import AvancementSection, Manque
    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.description import Champ
    from cdc_schema.plan import SousSection

# A rule of another family says these better: it names the two ends of the transition, the step...
MIEUX_DITS = re.compile(
    r"^(?:workflows\[[^]]+]\.transitions\[\d+]\.role"
    r"|processus\[[^]]+]\.(?:etapes\[\d+]\.acteur|volume)"
    r"|cartographie\.sources\[[^]]+]\.(?:proprietaire|sort)"
    r"|exigences\[[^]]+]\.(?:criteres_acceptation|origine)"
    r"|objectifs\[[^]]+]\.exigences_liees)$"
)
# Empty, these say something already, or a rule of their own looks at them.
VIDES_PERMISES = {
    "cinq_questions": frozenset({"categories_verifiees"}),
    "processus": frozenset({"statuts", "variantes"}),
    "cartographie": frozenset({"maitre_champs"}),
    "cibles": frozenset({"base_legale_prospection"}),
    "mapping": frozenset({"table_correspondance"}),
    "exigences": frozenset({"objectifs", "historique", "cas_de_test"}),
}
_PORTEURS = re.compile(r"\[([A-Z]{1,4}-[A-Z0-9-]+)\]")


@controle(
    regle(
        "CPL-001",
        ERREUR,
        "donnée exigée absente",
        pourquoi=(
            "Le candidat comble le vide par une hypothèse, qu’il facturera en avenant si elle est "
            "fausse."
        ),
        mauvais="volume : (vide)",
        mieux="volume : 120 commandes par jour",
        source=(
            "Plan détaillé, données obligatoires de chaque sous-partie ; ISO/IEC/IEEE 29148, "
            "complétude"
        ),
        methode=(
            "Selon l’objectif choisi : consultation, recette ou migration. Un seul constat par "
            "élément, avec tout ce qui lui manque. Ce qui est calculé ou laissé au candidat n’est "
            "pas réclamé."
        ),
    ),
    regle(
        "CPL-002",
        ERREUR,
        "sous-partie non commencée",
        pourquoi=(
            "Une partie absente du cahier est une partie que personne ne chiffre, ou que chacun "
            "chiffre autrement."
        ),
        mauvais="5. Planning : rien",
        mieux="5. Planning : phases, jalons, lots et temps de recette",
        source="Plan détaillé, données obligatoires de chaque sous-partie",
        methode="Un seul constat tant que rien n’y est écrit ; ensuite, un par donnée qui manque.",
    ),
)
def _required(examen: Examen) -> Iterator[Signal]:
    avancement = assess(examen.cahier, examen.objectif)
    for section in (avancement.projet, *avancement.sections):
        if section.manques and vide(getattr(examen.cahier, section.section.cle)):
            yield _not_begun(examen, section)
        else:
            dus = [m for m in section.manques if not MIEUX_DITS.match(m.chemin)]
            for porteur, groupe in groupby(dus, key=_bearer):
                yield from _lacking(examen, porteur, list(groupe))


@controle(
    regle(
        "CPL-003",
        CONSEIL,
        "donnée conseillée vide",
        pourquoi=(
            "Elle n’empêche pas de répondre, mais sa réponse évite une question de chaque candidat."
        ),
        mauvais="langues du support : (vide)",
        mieux="langues du support : français",
        source="Plan détaillé, données recommandées",
        methode=(
            "Un constat par donnée d’une sous-partie commencée, avec le nombre de fiches où elle "
            "est vide. Ce dont le vide dit déjà quelque chose, comme l’historique d’une exigence "
            "qui n’a pas changé, est laissé de côté."
        ),
    )
)
def _recommended(examen: Examen) -> Iterator[Signal]:
    for section in (s for c in CHAPITRES for s in c.sous_sections if not s.derive):
        fiches = [(p, e) for p, e in _records(examen, section) if not vide(e)]
        normales = VIDES_PERMISES.get(section.cle, frozenset())
        for champ in (c for c in champs(section.modele) if _advised(c) and c.cle not in normales):
            vides = [p for p, e in fiches if vide(getattr(e, champ.cle))]
            if vides:
                yield signal(f"{vides[0]}.{champ.cle}", _advice(section, champ, vides, len(fiches)))


def _not_begun(examen: Examen, section: AvancementSection) -> Signal:
    lui = section.section
    titres = quelques([f"« {m.titre} »" for m in section.manques if m.champ], 3)
    suite = f" ({titres})" if titres else ""
    return signal(
        lui.cle,
        f"Rien n’est écrit dans « {lui.titre} » : "
        f"{plural(section.attendues, 'donnée exigée', 'données exigées')} pour la "
        f"{examen.objectif}{suite}. Écrivez ce que vous savez, les entretiens diront le reste.",
        "CPL-002",
    )


def _bearer(manque: Manque) -> str:
    """Return the identifier of the element that lacks something, or nothing."""
    porteurs = _PORTEURS.findall(manque.chemin)
    return porteurs[-1] if porteurs else ""


def _lacking(examen: Examen, porteur: str, manques: list[Manque]) -> Iterator[Signal]:
    """Yield one finding for an element, whatever it lacks; one for each item of a section."""
    if porteur and len(manques) > 1:
        titres = enumeration([f"« {m.titre} »" for m in manques])
        fin = f"manquent pour la {examen.objectif}. Complétez-les."
        nom = examen.reperes.nom(porteur)
        yield signal(manques[0].chemin, f"{titres} de {nom} {fin}", "CPL-001")
        return
    for manque in manques:
        ou = f"de {examen.reperes.nom(porteur)}" if porteur else f"({manque.section.titre})"
        exemple = manque.champ.exemple if manque.champ else ""
        suite = f", par exemple « {exemple} »" if exemple else ""
        yield signal(
            manque.chemin,
            f"« {manque.titre} » {ou} manque pour la {examen.objectif}. Complétez{suite}.",
            "CPL-001",
        )


def _records(examen: Examen, section: SousSection) -> list[tuple[str, object]]:
    valeur = getattr(examen.cahier, section.cle)
    if not section.repetition:
        return [(section.cle, valeur)]
    return [(f"{section.cle}[{getattr(e, 'id', None) or r}]", e) for r, e in enumerate(valeur)]


def _advised(champ: Champ) -> bool:
    return champ.obligation is Obligation.RECOMMANDE and not champ.calcul and not champ.candidat


def _advice(section: SousSection, champ: Champ, vides: list[str], total: int) -> str:
    if not section.repetition:
        return f"« {champ.titre} » ({section.titre}) est vide. {champ.aide}"
    return (
        f"« {champ.titre} » ({section.titre}) est vide dans {plural(len(vides), 'fiche')} sur "
        f"{total}. "
        f"{champ.aide}"
    )


CONTROLES = (_required, _recommended)
