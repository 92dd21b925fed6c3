"""What the goal requires and the specification does not say yet."""

from __future__ import annotations

import re
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

from cdc.completude import Manque, assess
from cdc.francais import enumeration, plural
from cdc.verification.acceptations import by_acceptance
from cdc.verification.ecriture import CONSEIL, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc_schema.annotations import Obligation
from cdc_schema.description import champs, vide
from cdc_schema.plan import CHAPITRES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.completude import AvancementSection
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
            "élément ou par sous-partie, avec tout ce qui lui manque. Ce qui est calculé ou laissé au candidat n’est "
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
        methode="Un seul constat tant que rien n’y est écrit ; ensuite, CPL-001 dit ce qui manque.",
    ),
)
def _required(examen: Examen) -> Iterator[Signal]:
    avancement = assess(examen.cahier, examen.objectif)
    for section in (avancement.projet, *avancement.sections):
        if section.manques and vide(getattr(examen.cahier, section.section.cle)):
            yield _not_begun(examen, section)
        else:
            dus = [m for m in section.manques if not MIEUX_DITS.match(m.chemin)]
            for groupe in _together(dus):
                yield from _lacking(examen, groupe)


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
            "Un constat par sous-partie commencée, avec les données vides et, dans une liste, le "
            "nombre de fiches où elles le sont. Ce dont le vide dit déjà quelque chose, comme l’historique d’une exigence "
            "qui n’a pas changé, est laissé de côté."
        ),
    )
)
def _recommended(examen: Examen) -> Iterator[Signal]:
    acceptes = examen.cahier.projet.verification.acceptes
    for section in (s for c in CHAPITRES for s in c.sous_sections if not s.derive):
        fiches = [(p, e) for p, e in _records(examen, section) if not vide(e)]
        for groupe in by_acceptance(
            _empty(section, fiches), attrgetter("chemin"), "CPL-003", acceptes
        ):
            chemins = tuple(m.chemin for m in groupe)
            yield signal(chemins[0], _advice(section, groupe, len(fiches)), chemins=chemins)


def _empty(section: SousSection, fiches: list[tuple[str, object]]) -> Iterator[Manque]:
    """Yield what is advised and empty, item after item, in every record that is begun."""
    normales = VIDES_PERMISES.get(section.cle, frozenset())
    for champ in (c for c in champs(section.modele) if _advised(c) and c.cle not in normales):
        for place, fiche in fiches:
            if vide(getattr(fiche, champ.cle)):
                yield Manque(f"{place}.{champ.cle}", champ, section)


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


def _together(manques: Iterable[Manque]) -> Iterable[list[Manque]]:
    """Return what is said at once: all that an element lacks, or that is side by side in a section."""
    groupes: dict[str, list[Manque]] = {}
    for manque in manques:
        lieu = _bearer(manque) or manque.chemin.rpartition(".")[0]
        groupes.setdefault(lieu, []).append(manque)
    return groupes.values()


def _bearer(manque: Manque) -> str:
    """Return the identifier of the element that lacks something, or nothing."""
    porteurs = _PORTEURS.findall(manque.chemin)
    return porteurs[-1] if porteurs else ""


def _lacking(examen: Examen, manques: list[Manque]) -> Iterator[Signal]:
    """Yield one finding for `manques`, and one besides for each acceptance of some of them."""
    acceptes = examen.cahier.projet.verification.acceptes
    for groupe in by_acceptance(manques, attrgetter("chemin"), "CPL-001", acceptes):
        chemins = tuple(m.chemin for m in groupe)
        dit = _lacks_one(examen, groupe[0]) if len(groupe) == 1 else _lacks(examen, groupe)
        yield signal(chemins[0], dit, "CPL-001", chemins)


def _lacks(examen: Examen, manques: list[Manque]) -> str:
    porteur = _bearer(manques[0])
    titres = enumeration(_titles(manques))
    if porteur:
        lui = examen.reperes.nom(porteur)
        return f"{titres} de {lui} manquent pour la {examen.objectif}. Complétez-les."
    return (
        f"{len(manques)} données exigées de « {manques[0].section.titre} » manquent pour la "
        f"{examen.objectif} : {titres}. Complétez-les."
    )


def _lacks_one(examen: Examen, manque: Manque) -> str:
    porteur = _bearer(manque)
    ou = f"de {examen.reperes.nom(porteur)}" if porteur else f"({manque.section.titre})"
    exemple = manque.champ.exemple if manque.champ else ""
    suite = f", par exemple « {exemple} »" if exemple else ""
    return f"« {manque.titre} » {ou} manque pour la {examen.objectif}. Complétez{suite}."


def _titles(manques: Iterable[Manque]) -> list[str]:
    """Return the titles, each once, with how many times it is missing."""
    comptes = Counter(m.titre for m in manques)
    return [f"« {t} »{f' ({n} fois)' if n > 1 else ''}" for t, n in comptes.items()]


def _records(examen: Examen, section: SousSection) -> list[tuple[str, object]]:
    valeur = getattr(examen.cahier, section.cle)
    if not section.repetition:
        return [(section.cle, valeur)]
    return [(f"{section.cle}[{getattr(e, 'id', None) or r}]", e) for r, e in enumerate(valeur)]


def _advised(champ: Champ) -> bool:
    return champ.obligation is Obligation.RECOMMANDE and not champ.calcul and not champ.candidat


def _advice(section: SousSection, vides: list[Manque], total: int) -> str:
    """Say what is empty; of one item alone, what it is for."""
    comptes = Counter(m.titre for m in vides)
    fiches = {t: f"{plural(n, 'fiche')} sur {total}" for t, n in comptes.items() if total > 1}
    if len(comptes) == 1:
        titre, aide = vides[0].titre, vides[0].champ.aide if vides[0].champ else ""
        dans = f" dans {fiches[titre]}" if fiches else ""
        return f"« {titre} » ({section.titre}) est vide{dans}. {aide}"
    titres = [f"« {t} »{f' ({fiches[t]})' if fiches else ''}" for t in comptes]
    return (
        f"{len(comptes)} données conseillées de « {section.titre} » sont vides : "
        f"{enumeration(titres)}. Écrivez ce que vous savez : chacune évite une question."
    )


CONTROLES = (_required, _recommended)
