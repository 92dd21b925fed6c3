"""What time does to a record: delays that run out, actions of the tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.recette.derivation.etats.gestes import effect
from cdc.recette.derivation.etats.vie import Situation
from cdc.recette.derivation.langue import agree, duration, lower_first, quoted
from cdc.recette.derivation.modele import Couvert, Ecarte, Famille, Pas, introduced
from cdc.recette.derivation.rattachement import FORT
from cdc_schema.enumerations import TechniqueTest, TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.etats.vie import Vie
    from cdc.recette.derivation.modele import Trouve
    from cdc_schema.mapping.workflows import Automatisme, Etat


def derive_temps(vie: Vie) -> Iterator[Trouve]:
    """Yield the delays of the states, together, then each action of the tool."""
    yield from _delays(vie)
    for rang, automatisme in enumerate(vie.machine.automatismes):
        yield _automatism(vie, rang, automatisme)


def _delays(vie: Vie) -> Iterator[Trouve]:
    dates = [(i, e) for i, e in enumerate(vie.machine.etats) if e.delai_max and e.nom]
    if not dates:
        return
    role = vie.main_role(vie.transitions)
    pas = [_late(etat) for _, etat in dates]
    pas[0] = introduced(vie.ctx.presentation(role), pas[0])
    yield vie.draft(
        Situation(
            cle="délais",
            titre=f"{vie.nom}\u00a0: retards signalés, statut par statut",
            role=role,
            derive_de=tuple(f"workflows[{vie.id}].etats[{i}].delai_max" for i, _ in dates),
            objectif="un retard se voit dès que le délai est passé, jamais avant",
            postconditions="la liste des retards est exacte",
            type=TypeCas.ALTERNATIF,
            technique=TechniqueTest.LIMITES,
            preconditions=(f"deux fiches {quoted(vie.nom)} datées autour de chaque délai",),
        ),
        pas,
        vie.requirements(
            "délai retard dépassé alerter responsable", [str(e.nom) for _, e in dates[:1]]
        ),
    )


def _late(etat: Etat) -> Pas:
    return Pas(
        f"Dans la liste des retards, au statut {quoted(str(etat.nom))}, je cherche la fiche entrée depuis un peu "
        f"moins de {duration(etat.delai_max)}, puis celle entrée depuis un peu plus",
        "la première est absente de la liste, la seconde y figure",
        donnee=duration(etat.delai_max),
    )


def _automatism(vie: Vie, rang: int, automatisme: Automatisme) -> Trouve:
    chemin = f"workflows[{vie.id}].automatismes[{rang}]"
    evenement, action = automatisme.evenement or "", automatisme.action or ""
    if not (evenement and action):
        return Ecarte(Famille.ETATS, chemin, "l’événement ou l’action manque\u00a0: complétez 3c")
    proches = vie.ctx.rattachement.closest(f"{evenement} {action}", vie.sections, seuil=FORT)
    avec_critere = [e for e in proches if vie.ctx.exigences[e].criteres_acceptation]
    if avec_critere:
        par = vie.ctx.exigences_jouees.get(avec_critere[0], [f"criteres/{avec_critere[0]}"])
        return Couvert(Famille.ETATS, chemin, f"{vie.nom}\u00a0: {lower_first(action)}", tuple(par))
    role = vie.main_role(vie.transitions)
    fait = effect(action)
    condition = f" ({lower_first(automatisme.condition)})" if automatisme.condition else ""
    pas = [
        Pas(
            f"{vie.ctx.presentation(role)}\u00a0: avant l’événement prévu, j’ouvre {vie.designation()}",
            "l’historique ne montre aucune action du CRM pour cet événement",
            donnee=vie.number(),
        ),
        Pas(
            f"Je produis l’événement\u00a0: {lower_first(evenement)}{condition}",
            f"{fait}, une seule fois\u202f; l’historique donne la date et l’heure",
        ),
    ]
    return vie.draft(
        Situation(
            cle=f"automatisme {evenement}",
            titre=f"{vie.nom}\u00a0: {lower_first(evenement)}",
            role=role,
            derive_de=(chemin,),
            objectif=f"{fait} au moment convenu",
            postconditions="l’action est dans l’historique",
            type=TypeCas.ALTERNATIF,
            technique=TechniqueTest.LIMITES,
            preconditions=(
                f"{vie.un} {agree(vie.nom, 'daté')} pour que l’événement tombe pendant la recette",
            ),
        ),
        pas,
        vie.requirements(f"{evenement} {action}"),
    )
