"""Cases from thresholds: response times, availability, restoring, devices, delays that were promised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.francais import enumeration, number
from cdc.recette.derivation.langue import acts, duration, fold, quoted, upper_first
from cdc.recette.derivation.modele import Couvert, Ebauche, Ecarte, Famille, Pas, introduced
from cdc.recette.derivation.rattachement import stems
from cdc_schema.enumerations import PrioriteCas, TechniqueTest, TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Trouve
    from cdc_schema.exigences import Exigence
    from cdc_schema.technique.hebergement import NavigateurMobile

ESSAIS = 20
SUR = 6.5  # how sure a requirement must be to speak of a device
_TERMINAUX = {"navigateur": "ordinateur"}
_MESURE = re.compile(r"\ben (\d[\d ,]*\s*(?:s|min|h|jours?)\b[^.;]*)", re.IGNORECASE)
_DOIT = re.compile(r"^(?:l[ea] |l’|un |une |chaque )(?P<qui>.+?) doit (?P<quoi>.+)$", re.IGNORECASE)


def derive_mesures(contexte: Contexte) -> Iterator[Trouve]:
    """Yield what the thresholds and the promised delays give."""
    yield from _response_times(contexte)
    yield from _on_record(contexte)
    yield from _devices(contexte)
    yield from _journal(contexte)
    yield from _engagements(contexte)
    yield from _measured(contexte)


def _response_times(contexte: Contexte) -> Iterator[Trouve]:
    lignes = [p for p in contexte.cahier.hebergement.performance if p.action and p.seuil]
    if not lignes:
        yield Ecarte(
            Famille.MESURES,
            "hebergement.performance",
            "aucun temps de réponse n’est fixé\u00a0: complétez 4a",
        )
        return
    role = _everyday(contexte)
    pas = []
    for une in lignes:
        rapides = -(-ESSAIS * int(une.percentile or 100) // 100)
        charge = f", {une.charge}" if une.charge else ""
        pas.append(
            Pas(
                f"{upper_first(acts(str(une.action)))}\u00a0: {ESSAIS} essais chronométrés{charge}",
                f"au moins {rapides} essais sur {ESSAIS} s’affichent en {number(une.seuil or 0)}\u00a0s au plus",
                donnee=f"{ESSAIS} essais",
            )
        )
    pas.append(
        Pas(
            "Je relis le rapport de charge du prestataire pour ces mêmes gestes",
            f"le rapport est daté, nomme la version livrée et donne le percentile convenu ({_percentiles(lignes)})",
        )
    )
    pas[0] = introduced(contexte.presentation(role), pas[0])
    textes = " ".join(str(p.action) for p in lignes)
    exigences = [
        e for e in contexte.rattachement.closest(f"{textes} temps recherche afficher secondes utilisateurs simultanés", combien=3)
        if str(contexte.exigences[e].type) == "performance"
    ][:1]  # fmt: skip
    yield _draft(
        contexte, "temps", "Temps de réponse, au chronomètre", role, pas, exigences,
        tuple(f"hebergement.performance[{i}]" for i, _ in enumerate(lignes)), type_cas=TypeCas.PERFORMANCE,
        priorite=PrioriteCas.HAUTE, objectif="l’outil répond assez vite pour servir pendant un appel",
        preconditions=["jeu de données au volume prévu pour la production"], attente=10,
    )  # fmt: skip


def _percentiles(lignes: Sequence[object]) -> str:
    vus = dict.fromkeys(
        f"{number(p)}\u00a0%" for une in lignes if (p := getattr(une, "percentile", None))
    )
    return enumeration(list(vus)) or "à fixer"


def _on_record(contexte: Contexte) -> Iterator[Trouve]:
    """Yield what is proved by a paper of the vendor: availability, restoring."""
    hebergement = contexte.cahier.hebergement
    pieces: list[tuple[str, str, str, str]] = []
    if (dispo := hebergement.disponibilite) and dispo.taux:
        plages = f", {dispo.plages}" if dispo.plages else ""
        pieces.append(
            (
                "hebergement.disponibilite",
                "disponibilité taux mensuel relevés arrêt",
                "les relevés de disponibilité d’un mois",
                f"la disponibilité du mois atteint {number(dispo.taux)}\u00a0%{plages}",
            )
        )
    if (reprise := hebergement.rto_rpo) and reprise.rto:
        perte = f", avec {number(reprise.rpo)} h de données perdues au plus" if reprise.rpo else ""
        pieces.append(
            (
                "hebergement.rto_rpo",
                "reprise après incident sinistre restauration rétablir",
                "le procès-verbal d’un exercice de restauration",
                f"le service est rétabli en {number(reprise.rto)} h au plus{perte}",
            )
        )
    for ici, mots, piece, attendu in pieces:
        proches = contexte.rattachement.closest(mots, ["4a"])
        if (par := _tested(contexte, proches)) is not None:
            yield Couvert(Famille.MESURES, ici, piece, par)
            continue
        role = _technician(contexte)
        pas = [
            Pas(
                f"{contexte.presentation(role)}\u00a0: je demande au prestataire {piece}",
                "la pièce est remise, datée et signée",
            ),
            Pas("Je relève la durée mesurée", attendu),
        ]
        yield _draft(
            contexte, ici, upper_first(piece), role, pas, proches, (ici,), type_cas=TypeCas.PERFORMANCE,
            priorite=PrioriteCas.HAUTE, objectif="l’engagement est tenu, preuve en main", preconditions=[],
        )  # fmt: skip


def _devices(contexte: Contexte) -> Iterator[Trouve]:
    """Yield a case for each sort of device, played by who has it in hand."""
    for rang, appareil in enumerate(contexte.cahier.hebergement.navigateurs_mobile):
        if not appareil.nom:
            continue
        role = _holder(contexte, appareil)
        version = f" ({appareil.version_min})" if appareil.version_min else ""
        pas = [
            Pas(
                f"sur mon appareil, {quoted(appareil.nom)}{version}, j’ouvre une fiche et je modifie un champ",
                "l’écran tient dans la largeur, sans défilement de côté\u202f; la modification est enregistrée",
            )
        ]
        if appareil.hors_ligne:
            pas.append(
                Pas(
                    "Je coupe le réseau, je saisis une note, puis je rétablis le réseau",
                    "la note est gardée sans réseau, puis visible une seule fois dans le CRM",
                )
            )
        pas[0] = introduced(contexte.presentation(role), pas[0])
        proches = contexte.rattachement.closest(f"{appareil.nom} sans réseau", seuil=SUR)
        yield _draft(
            contexte, f"appareils/{appareil.nom}", f"Le CRM sur {quoted(appareil.nom)}", role, pas,
            proches if appareil.hors_ligne else [], (f"hebergement.navigateurs_mobile[{rang}]",),
            type_cas=TypeCas.ALTERNATIF, priorite=PrioriteCas.NORMALE,
            objectif="chacun travaille sur l’appareil qu’il a", preconditions=[f"un appareil\u00a0: {appareil.nom}"],
        )  # fmt: skip


def _holder(contexte: Contexte, appareil: NavigateurMobile) -> str | None:
    """Return the role whose persona works on such a device, the one that its name tells first."""
    terminal = _TERMINAUX.get(str(appareil.type), str(appareil.type))
    ceux = [
        p
        for p in contexte.personas.values()
        if p.role_acces and p.contexte and str(p.contexte.terminal) == terminal
    ]
    dits = stems(appareil.nom or "")
    ceux.sort(
        key=lambda p: -len(dits & stems(f"{p.metier or ''} {contexte.nom_role(p.role_acces)}"))
    )
    return ceux[0].role_acces if ceux else _everyday(contexte)


def _journal(contexte: Contexte) -> Iterator[Trouve]:
    journal = contexte.cahier.securite.journalisation
    if journal is None or not journal.evenements:
        return
    ici = "securite.journalisation"
    proches = contexte.rattachement.closest(
        "journal connexion export suppression droit enregistrer auteur", ["4b"]
    )
    if (par := _tested(contexte, proches)) is not None:
        yield Couvert(Famille.MESURES, ici, "journal des accès", par)
        return
    role = _technician(contexte)
    pas = [
        Pas(
            f"Je produis l’événement {quoted(e)}, puis j’ouvre le journal",
            "une ligne donne l’auteur, la date, l’heure et l’objet",
            donnee=e,
        )
        for e in journal.evenements
    ]
    pas[0] = introduced(contexte.presentation(role), pas[0])
    yield _draft(
        contexte, "journal", "Journal des accès", role, pas, proches, (ici,), type_cas=TypeCas.DROITS,
        priorite=PrioriteCas.HAUTE, objectif="on retrouve qui a fait quoi", preconditions=[],
    )  # fmt: skip


def _engagements(contexte: Contexte) -> Iterator[Trouve]:
    """Yield the alerts of each promised delay, before and after."""
    promis = [
        (i, e)
        for i, e in enumerate(contexte.cahier.relation.engagements)
        if e.premiere_reponse or e.resolution
    ]
    if not promis:
        return
    role = next(
        (r for r in _roles_of_relation(contexte) if r in contexte.joueurs), _everyday(contexte)
    )
    pas = []
    for rang, une in promis:
        for delai, quoi in (
            (une.premiere_reponse, "première réponse"),
            (une.resolution, "résolution"),
        ):
            if delai is None:
                continue
            pas.append(
                Pas(
                    f"Engagement {quoted(une.engagement or str(une.priorite or f'n° {rang + 1}'))}, {quoi}\u00a0: je compare un dossier "
                    f"ouvert depuis un peu moins de {duration(delai)} et un autre depuis un peu plus",
                    "seul le dossier en retard est signalé, avec l’heure du dépassement",
                    donnee=duration(delai),
                )
            )
    pas[0] = introduced(contexte.presentation(role), pas[0])
    proches = contexte.rattachement.closest(
        "délai alerte première réponse dossier responsable", ["2e"]
    )
    yield _draft(
        contexte, "engagements", "Délais promis aux clients\u00a0: avant et après dépassement", role, pas, proches,
        tuple(f"relation.engagements[{i}]" for i, _ in promis), type_cas=TypeCas.ALTERNATIF,
        priorite=PrioriteCas.HAUTE, objectif="un délai promis qui n’est pas tenu se voit le jour même",
        preconditions=["pour chaque engagement, deux dossiers datés de part et d’autre du délai"],
    )  # fmt: skip


def _measured(contexte: Contexte) -> Iterator[Trouve]:
    """Yield the requirements without criterion whose own words say who does what in how long."""
    for exigence in contexte.exigences.values():
        if exigence.criteres_acceptation or str(exigence.id) in contexte.exigences_jouees:
            continue
        if (ebauche := _from_statement(contexte, exigence)) is not None:
            yield ebauche


def _from_statement(contexte: Contexte, exigence: Exigence) -> Ebauche | None:
    enonce = " ".join((exigence.enonce or "").split()).rstrip(".")
    lu = _DOIT.match(enonce)
    mesure = _MESURE.search(enonce)
    if lu is None or mesure is None:
        return None
    role = _role_called(contexte, lu["qui"])
    if role is None:
        return None
    geste = acts(lu["quoi"][: mesure.start() - lu.start("quoi")].strip())
    geste = re.sub(r"\bseule?s?\b", "sans aide", geste)
    pas = [
        Pas(
            f"{contexte.presentation(role)}\u00a0: {geste}, montre en main",
            f"le résultat est là en {mesure[1]}",
        ),
    ]
    ident = str(exigence.id)
    return _draft(
        contexte, ident, upper_first(exigence.titre or ident), role, pas, [ident], (f"exigences[{ident}].enonce",),
        type_cas=TypeCas.PERFORMANCE, priorite=contexte.priorite([ident], PrioriteCas.NORMALE), objectif=enonce,
        preconditions=[],
    )  # fmt: skip


def _draft(
    contexte: Contexte,
    cle: str,
    titre: str,
    role: str | None,
    pas: list[Pas],
    exigences: list[str],
    derive: tuple[str, ...],
    *,
    type_cas: TypeCas,
    priorite: PrioriteCas,
    objectif: str,
    preconditions: list[str],
    attente: int = 0,
) -> Ebauche:
    return Ebauche(
        cle=f"mesures/{cle}",
        famille=Famille.MESURES,
        titre=titre,
        role=role,
        derive_de=tuple(dict.fromkeys((*derive, *exigences))),
        pas=tuple(pas),
        exigences=tuple(exigences),
        type=type_cas,
        technique=TechniqueTest.LIMITES,
        priorite=priorite,
        objectif=objectif,
        preconditions=(*contexte.connexion(role), *preconditions),
        donnees=tuple(("mesure", p.donnee) for p in pas if p.donnee)[:1]
        or (("relevé", "montre ou chronomètre"),),
        postconditions="mesures notées dans le cas",
        attente=attente,
    )


def _tested(contexte: Contexte, exigences: list[str]) -> tuple[str, ...] | None:
    joues = [c for e in exigences for c in contexte.exigences_jouees.get(e, [])]
    if joues:
        return tuple(dict.fromkeys(joues))
    avec = [e for e in exigences if contexte.exigences[e].criteres_acceptation]
    return tuple(f"criteres/{e}" for e in avec) or None


def _everyday(contexte: Contexte) -> str | None:
    """Return the role that the most people have: they open the tool all day long."""
    avec = [r for r in contexte.roles.values() if r.id in contexte.joueurs]
    return (
        max(avec, key=lambda r: r.nombre_utilisateurs or 0).id
        if avec
        else next(iter(contexte.roles), None)
    )


def _technician(contexte: Contexte) -> str | None:
    noms = {r: fold(f"{role.nom} {role.description}") for r, role in contexte.roles.items()}
    return next(
        (r for r, nom in noms.items() if "informatique" in nom or "administrateur" in nom),
        _everyday(contexte),
    )


def _roles_of_relation(contexte: Contexte) -> list[str]:
    return list(contexte.cahier.relation.acteurs)


def _role_called(contexte: Contexte, qui: str) -> str | None:
    return next(
        (r for r, role in contexte.roles.items() if fold(role.nom or "") == fold(qui)), None
    )
