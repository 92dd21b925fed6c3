"""Interfaces: one for each automatic flow, that agrees with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.mapping.interfaces import Interface
    from cdc_schema.prealables.flux import FluxInformation

_AUTOMATIQUES = frozenset(
    {enum.ModeEchange.API, enum.ModeEchange.WEBHOOK, enum.ModeEchange.FICHIER}
)
_RANGS = {
    rythme: rang
    for rang, rythme in enumerate(
        (
            enum.Frequence.TEMPS_REEL,
            enum.Frequence.MAX_5_MIN,
            enum.Frequence.MAX_15_MIN,
            enum.Frequence.HORAIRE,
            enum.Frequence.QUOTIDIEN,
            enum.Frequence.HEBDOMADAIRE,
            enum.Frequence.MENSUEL,
            enum.Frequence.TRIMESTRIEL,
            enum.Frequence.SEMESTRIEL,
            enum.Frequence.ANNUEL,
        )
    )
}
_SENS = enum.SensInterface


@controle(
    regle(
        "FLX-010",
        ERREUR,
        "flux automatique sans interface",
        pourquoi=(
            "L’interface est le poste le plus cher après le paramétrage : celle qui n’est pas "
            "écrite n’est pas chiffrée."
        ),
        mauvais="FLX-14 : fichier, chaque nuit, de la caisse vers le CRM ; aucune interface",
        mieux="INT-08 : caisse vers CRM, fichier SFTP, couvre FLX-14",
        source="Plan détaillé, 3b : tout flux automatique de 0e a une interface",
        methode=(
            "Flux entre deux systèmes par API, webhook ou fichier. L’interface le couvre en le "
            "citant, ou en reliant les deux mêmes systèmes. Se tait tant qu’aucune interface "
            "n’est décrite."
        ),
    )
)
def _uncovered(examen: Examen) -> Iterator[Signal]:
    cites = {f for i in examen.cahier.interfaces for f in i.flux_couverts}
    relies = {frozenset(_ends(i)) for i in examen.cahier.interfaces}
    for chemin, flux in situes(examen.cahier.flux, "flux"):
        bouts = {flux.emetteur, flux.recepteur}
        entre_systemes = bouts <= examen.reperes.systemes.keys() and len(bouts) == 2
        couvert = flux.id in cites or frozenset(bouts) in relies
        if relies and entre_systemes and flux.mode in _AUTOMATIQUES and not couvert:
            yield signal(
                chemin,
                f"Le flux {examen.reperes.nom(flux.id)} passe automatiquement de "
                f"{examen.reperes.nom(flux.emetteur)} à "
                f"{examen.reperes.nom(flux.recepteur)} sans interface. Décrivez-la en 3b, ou "
                f"ajoutez-le aux flux couverts.",
            )


@controle(
    regle(
        "FLX-011",
        ERREUR,
        "interface à deux sens sans règle de conflit",
        pourquoi=(
            "La même fiche changée des deux côtés : sans règle, la dernière écriture efface "
            "l’autre en silence."
        ),
        mauvais="CRM et ERP, deux sens ; règle de conflit : (vide)",
        mieux="CRM et ERP, deux sens ; l’ERP prime sur l’adresse et les conditions",
        source="Plan détaillé, 3b : une interface bidirectionnelle déclare la règle de conflit",
    ),
    regle(
        "FLX-012",
        ERREUR,
        "interface d’un système avec lui-même",
        pourquoi="L’un des deux côtés est faux : le candidat ne sait pas quel connecteur chiffrer.",
        mauvais="A : SYS-ERP ; B : SYS-ERP",
        mieux="A : SYS-ERP ; B : SYS-CRM",
        source="Plan détaillé, 3b",
    ),
)
def _own(examen: Examen) -> Iterator[Signal]:
    for chemin, une in situes(examen.cahier.interfaces, "interfaces"):
        a, b = _ends(une)
        noms = f"{examen.reperes.nom(a)} et {examen.reperes.nom(b)}"
        if une.systemes and une.systemes.sens is _SENS.DEUX_SENS and not une.regle_conflit:
            yield signal(
                f"{chemin}.regle_conflit",
                f"L’interface {une.id or '?'} va dans les deux sens entre {noms} sans règle de "
                f"conflit. "
                "Dites quel système l’emporte, et sur quelles données.",
                "FLX-011",
            )
        if a and a == b:
            yield signal(
                f"{chemin}.systemes.b",
                f"L’interface {une.id or '?'} relie {examen.reperes.nom(a)} à lui-même. Corrigez "
                f"l’un des deux côtés.",
                "FLX-012",
            )


@controle(
    regle(
        "FLX-013",
        ERREUR,
        "interface qui contredit le flux qu’elle couvre",
        pourquoi=(
            "Le flux et l’interface décrivent le même échange : s’ils diffèrent, l’un des deux "
            "sera livré."
        ),
        mauvais="FLX-05 du CRM vers l’ERP, couvert par une interface de l’ERP vers le CRM",
        mieux="interface à deux sens, ou du CRM vers l’ERP",
        source="Plan détaillé, 0e et 3b ; ISO/IEC/IEEE 29148, cohérence",
        methode="Les deux systèmes, le sens et les objets échangés.",
    ),
    regle(
        "FLX-014",
        AVERTISSEMENT,
        "interface plus lente que le flux qu’elle couvre",
        pourquoi="Le métier attend la donnée plus tôt que l’interface ne la livrera.",
        mauvais="flux : ≤ 5 min ; interface : quotidienne",
        mieux="flux et interface : ≤ 5 min",
        source="Plan détaillé, 0e et 3b",
        methode=(
            "Compare les rythmes de « temps réel » à « annuel » ; « à l’événement » et « à la "
            "demande » sont laissés de côté. Un délai maximal ou une précision écrits sur "
            "l’interface nuancent son rythme : rien n’est alors signalé."
        ),
    ),
)
def _covering(examen: Examen) -> Iterator[Signal]:
    flux = {f.id: f for f in examen.cahier.flux if f.id}
    for chemin, une in situes(examen.cahier.interfaces, "interfaces"):
        for rang, cite in enumerate(une.flux_couverts):
            if cite not in flux:
                continue
            ou = f"{chemin}.flux_couverts[{rang}]"
            if ecart := _difference(examen, une, flux[cite]):
                yield signal(
                    ou,
                    f"L’interface {une.id or '?'} couvre le flux {examen.reperes.nom(cite)}, mais "
                    f"{ecart}.",
                    "FLX-013",
                )
            elif _slower(une, flux[cite]):
                yield signal(
                    ou,
                    f"L’interface {une.id or '?'} a pour rythme « {_rythme(une)} » et couvre le "
                    f"flux "
                    f"{examen.reperes.nom(cite)}, attendu "
                    f"« {flux[cite].frequence} ». Accordez les deux rythmes.",
                    "FLX-014",
                )


def _difference(examen: Examen, une: Interface, flux: FluxInformation) -> str:
    """Return how the two disagree and what to do, or nothing."""
    nom, (a, b) = examen.reperes.nom, _ends(une)
    bouts = (flux.emetteur, flux.recepteur)
    systemes = {s for s in bouts if s in examen.reperes.systemes}
    if a and b and not systemes <= {a, b}:
        etranger = next(iter(sorted(systemes - {a, b})))
        return f"ne relie pas {nom(etranger)}. Corrigez les systèmes, ou retirez ce flux"
    sens = une.systemes.sens if une.systemes else None
    contraire = {_SENS.A_VERS_B: (b, a), _SENS.B_VERS_A: (a, b)}.get(sens) if sens else None
    if contraire == bouts and a != b:
        return f"dans le sens contraire : le flux va de {nom(flux.emetteur)} à {nom(flux.recepteur)}. Corrigez le sens"
    entite = flux.objet.entite if flux.objet else None
    if entite and une.objets and entite not in une.objets:
        return f"n’échange pas son objet, {nom(entite)}. Ajoutez-le aux objets échangés"
    return ""


def _slower(une: Interface, flux: FluxInformation) -> bool:
    dit, attendu = _RANGS.get(_rythme(une)), _RANGS.get(flux.frequence)  # type: ignore[arg-type]
    nuance = une.frequence is not None and (une.frequence.delai_max or une.frequence.precision)
    return dit is not None and attendu is not None and dit > attendu and not nuance


def _rythme(une: Interface) -> enum.Frequence | None:
    return une.frequence.frequence if une.frequence else None


def _ends(une: Interface) -> tuple[str | None, str | None]:
    return (une.systemes.a, une.systemes.b) if une.systemes else (None, None)


CONTROLES = (_uncovered, _own, _covering)
