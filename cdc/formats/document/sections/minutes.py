"""The minutes of an acceptance, article by article, then their signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.minutes_annexes import annexes_blocks
from cdc.formats.document.sections.minutes_textes import cautions, effects_lines
from cdc.formats.document.typographie import (
    INSECABLE,
    amount,
    capitalised,
    long_date,
    short_date,
    typeset,
)
from cdc.francais import enumeration, number, plural
from cdc_schema.enumerations import EtatPV, EtatReserve, NaturePV

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.recette.proces_verbaux import (
        MesurePV,
        ProcesVerbal,
        ReglePV,
        ReservePosee,
        SignaturePV,
    )

    Article = Callable[[ProcesVerbal], Iterable[b.Bloc]]

MINUTES = ("pv_articles", "pv_signatures", "pv_annexes")
_DENSE = "CDC Tableau Dense"
_CODE, _DATE, _NOMBRE, _EMPREINTE = 18.0, 24.0, 22.0, 36.0
_PAR_RANGEE = 2
_TITRES = {
    NaturePV.MISE_EN_ORDRE_DE_MARCHE: "Procès-verbal de mise en ordre de marche",
    NaturePV.PROVISOIRE: "Procès-verbal de recette provisoire",
    NaturePV.VSR: "Procès-verbal de vérification de service régulier",
    NaturePV.DEFINITIVE: "Procès-verbal de recette définitive",
    NaturePV.LEVEE_DE_RESERVES: "Procès-verbal de levée de réserves",
    NaturePV.RECTIFICATIF: "Procès-verbal rectificatif",
}


def minutes_identity(pv: ProcesVerbal) -> dict[str, Any]:
    """Return what the template says of the minutes, by name."""
    objet = pv.objet_perimetre
    lots = ", ".join(objet.lots) if objet else ""
    version = f", version {objet.version}" if objet and objet.version else ""
    date = pv.dates.pv if pv.dates else None
    fiche = (
        ("Numéro", pv.id, True),
        ("Date", long_date(date) if date else None, False),
        ("Décision", pv.decision and capitalised(pv.decision.value), True),
        ("État", _state(pv), False),
        ("Contrat", objet.contrat if objet else None, False),
        ("Suit", pv.precedent, False),
    )
    return {
        "titre": typeset(_TITRES.get(pv.nature, "Procès-verbal") if pv.nature else "Procès-verbal"),
        "sous_titre": typeset(f"{pv.id} — {lots}{version}"),
        "surtitre": "Recette",
        "avertissement": "",
        "diffusion": "Client et prestataire",
        "version": pv.id or "",
        "date": short_date(date) if date else "",
        "statut": _state(pv),
        "mention_version": typeset(f" — {pv.id} du {short_date(date)}" if date else f" — {pv.id}"),
        "mention_diffusion": typeset(f"{_state(pv)} — diffusion : client et prestataire"),
        "couverture": [
            {"libelle": nom, "valeur": typeset(str(valeur)), "important": fort}
            for nom, valeur, fort in fiche
            if valeur
        ],
        "historique": [],
    }


def minutes_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the whole of the minutes."""
    return [*articles_blocks(ctx), *signatures_blocks(ctx), *annexes_blocks(ctx)]


def articles_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the articles that the minutes have something to say in, numbered in their order."""
    if ctx.pv is None:
        return []
    blocs: list[b.Bloc] = []
    rang = 0
    for titre, article in _ARTICLES:
        contenu = list(article(ctx.pv))
        if contenu:
            rang += 1
            nom = (b.Texte(f"Article{INSECABLE}{rang} — {titre}"),)
            blocs += [b.Titre(2, nom, f"Sarticle{rang}"), *contenu]
    return blocs


def signatures_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return a place to sign for each party."""
    pv = ctx.pv
    if pv is None:
        return []
    dit = "Fait en autant d’exemplaires que de parties, chacune en recevant un."
    blocs: list[b.Bloc] = [
        b.Titre(2, (b.Texte("Signatures"),), "Ssignatures"),
        b.Paragraphe("CDC Introduction", (b.Texte(dit),)),
    ]
    signataires = list(pv.signatures)
    for rang in range(0, max(len(signataires), 1), _PAR_RANGEE):
        ceux = signataires[rang : rang + _PAR_RANGEE]
        colonnes = tuple(b.Colonne(typeset(_party(s))) for s in ceux)
        if not ceux:
            colonnes = (b.Colonne("Pour le client"), b.Colonne("Pour le prestataire"))
        cases = tuple(map(_place, ceux)) or (_place(None), _place(None))
        blocs.append(b.Tableau("Signatures", colonnes, (b.Ligne(cases),)))
    return blocs


def _state(pv: ProcesVerbal) -> str:
    signes = [s.date for s in pv.signatures if s.date and not s.refus]
    if pv.etat is EtatPV.SIGNE and signes:
        return f"Signé le {short_date(max(signes))}"
    if pv.etat is EtatPV.CONTESTE:
        return f"Contesté : refus de {enumeration([s.nom or '' for s in pv.signatures if s.refus])}"
    if pv.etat is EtatPV.RELU:
        return "Relu des deux parties, non signé"
    return "Annulé" if pv.etat is EtatPV.ANNULE else "Projet, non signé"


def _object(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    objet, dates = pv.objet_perimetre, pv.dates
    if objet is None or dates is None:
        return
    lignes = [
        ("Objet", objet.objet),
        ("Lots", ", ".join(objet.lots)),
        ("Version livrée", objet.version),
        ("Contrat", objet.contrat),
        ("Campagne", pv.campagne),
        ("Livraison", dates.livraison and long_date(dates.livraison)),
        ("Vérification", _period(pv)),
        ("Procès-verbal suivi", pv.precedent),
    ]
    yield b.Definitions(
        "Objet et périmètre",
        tuple((nom, cellules.text(typeset(str(dit)))) for nom, dit in lignes if dit),
    )


def _period(pv: ProcesVerbal) -> str:
    dates = pv.dates
    if dates is None or not dates.debut_verification or not dates.fin_verification:
        return ""
    return f"du {long_date(dates.debut_verification)} au {long_date(dates.fin_verification)}"


def _parties(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    if pv.parties:
        colonnes = (b.Colonne("Société"), b.Colonne("Représentée par"), b.Colonne("Qualité"))
        lignes = tuple(row(p.societe, p.nom, p.fonction) for p in pv.parties)
        yield b.Tableau("Parties", colonnes, lignes)


def _references(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    if not pv.references:
        return
    cahier = pv.references[0]
    dit = (
        f"Le lot est recetté contre « {cahier.document} », version {cahier.version}, d’empreinte "
        f"{(cahier.empreinte or '')[:16]}… Les {number(len(pv.references) - 1)} fichiers sur "
        "lesquels ce procès-verbal repose, relevés des recetteurs et rapports compris, ont leur "
        "version et leur empreinte SHA-256 en annexe."
    )
    yield b.Paragraphe("Normal", (b.Texte(typeset(dit)),))


def _summary(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    vu = pv.synthese
    if vu is None or pv.nature is NaturePV.MISE_EN_ORDRE_DE_MARCHE:
        return
    yield b.Chiffres(
        "Synthèse chiffrée",
        (
            (number(vu.cas_total or 0), "cas du périmètre"),
            (number(vu.joues or 0), "cas joués"),
            (number(vu.conformes or 0), "conformes"),
            (number(vu.non_conformes or 0), "non conformes"),
        ),
    )
    ouvertes = vu.anomalies_par_severite
    lignes = [
        ("Cas non joués", f"{number(vu.non_joues or 0)}, dont {plural(vu.bloques or 0, 'bloqué')}"),
        (
            "Exigences indispensables couvertes",
            _measured(pv, "couverture des exigences indispensables", vu.couverture_indispensables),
        ),
        (
            "Exigences importantes couvertes",
            _measured(pv, "couverture des exigences importantes", vu.couverture_importantes),
        ),
        (
            "Cas conformes parmi les cas joués",
            _measured(pv, "cas conformes", vu.taux_conforme),
        ),
    ]
    if ouvertes:
        dit = (
            f"{plural(ouvertes.bloquante or 0, 'bloquante')}, "
            f"{plural(ouvertes.majeure or 0, 'majeure')}, {plural(ouvertes.mineure or 0, 'mineure')}"
        )
        lignes.append(("Anomalies ouvertes", dit))
    yield b.Definitions("Mesures", tuple((nom, cellules.text(typeset(dit))) for nom, dit in lignes))


def _measured(pv: ProcesVerbal, nom: str, valeur: Any) -> str:
    """Return a rate as the rules tell it, so that one number is not rounded in two ways."""
    dits = (m.valeur for regle in pv.regles for m in regle.mesures if m.nom == nom)
    return next((dit for dit in dits if dit), None) or _rate(valeur)


def _rate(valeur: Any) -> str:
    return "—" if valeur is None else amount(valeur, "%")


def _decision(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    if pv.decision is None:
        return
    yield b.Paragraphe("CDC Acte Décision", (b.Texte(capitalised(pv.decision.value), "Strong"),))
    if pv.decision is not pv.proposition and pv.proposition:
        dit = f"Les règles proposaient : {pv.proposition}. Les parties en décident autrement."
        yield b.Paragraphe("Normal", (b.Texte(typeset(dit)),))
    if pv.motif_ecart:
        dits = (b.Texte(f"Motif{INSECABLE}: ", "Strong"), b.Texte(typeset(pv.motif_ecart)))
        yield b.Paragraphe("Normal", dits)
    for motif in (pv.motivation or "").splitlines():
        yield b.Paragraphe("List Bullet", (b.Texte(typeset(capitalised(motif))),))
    if pv.regles:
        colonnes = (
            b.Colonne("Règle", largeur=14.0),
            b.Colonne("Si"),
            b.Colonne("Constaté", largeur=68.0),
            b.Colonne("Vraie", largeur=14.0),
            b.Colonne("Alors", largeur=30.0),
        )
        retenue = next((r for r in pv.regles if r.vraie), None)
        lignes = tuple(_rule(regle, retenue=regle is retenue) for regle in pv.regles)
        yield b.Tableau("Règles de la décision", colonnes, lignes, _DENSE)
        dit = (
            "Les règles se lisent de haut en bas : la première vraie propose la décision, les "
            "suivantes vraies sont citées comme motifs. Les personnes décident."
        )
        yield b.Paragraphe("CDC Note", (b.Texte(typeset(dit)),))


def _rule(regle: ReglePV, *, retenue: bool) -> b.Ligne:
    fort = "Strong" if retenue else ""
    mots = (str(regle.n or ""), regle.si or "", "", "oui" if regle.vraie else "non")
    cases: list[b.Cellule] = [
        (b.Paragraphe(cellules.CELLULE, (b.Texte(typeset(m), fort),)),) for m in mots
    ]
    cases[2] = tuple(map(_measure, regle.mesures)) or cellules.absent()
    alors = regle.alors.value if regle.alors else ""
    return b.Ligne((*cases, (b.Paragraphe(cellules.CELLULE, (b.Texte(alors, fort),)),)))


def _measure(mesure: MesurePV) -> b.Paragraphe:
    seuil = f" (seuil : {mesure.seuil})" if mesure.seuil else ""
    valeur = f" : {mesure.valeur}" if mesure.valeur else ""
    suite = f" — {', '.join(mesure.elements)}" if mesure.vraie and mesure.elements else ""
    dits = (b.Texte(typeset(f"{mesure.nom}{valeur}{seuil}"), "Strong" if mesure.vraie else ""),)
    return b.Paragraphe(cellules.CELLULE, (*dits, b.Texte(typeset(suite))) if suite else dits)


def _reserves(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    if not pv.detail_reserves:
        return
    levees = any(r.etat is EtatReserve.LEVEE for r in pv.detail_reserves)
    colonnes = (
        b.Colonne("Réserve", largeur=_CODE),
        b.Colonne("Ce qui est à corriger"),
        b.Colonne("Sévérité", largeur=_NOMBRE),
        b.Colonne("À lever avant le", largeur=_DATE),
        b.Colonne("Levée le, sur" if levees else "Condition de levée", largeur=42.0),
    )
    lignes = tuple(map(_reserve, pv.detail_reserves))
    yield b.Tableau("Réserves", colonnes, lignes)


def _reserve(reserve: ReservePosee) -> b.Ligne:
    libelle = f"{reserve.libelle or ''} ({', '.join(reserve.anomalies)})"
    limite = short_date(reserve.echeance_levee) if reserve.echeance_levee else ""
    fin = reserve.condition_levee
    if reserve.etat is EtatReserve.LEVEE:
        jour = short_date(reserve.levee_le) if reserve.levee_le else "levée"
        fin = f"{jour}, {reserve.preuve}" if reserve.preuve else jour
    elif reserve.etat and reserve.etat is not EtatReserve.OUVERTE:
        fin = f"{reserve.etat} ; {fin}"
    return row(reserve.id, libelle, reserve.severite and reserve.severite.value, limite, fin)


def _effects(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    for dit in effects_lines(pv):
        yield b.Paragraphe("List Bullet", (b.Texte(typeset(dit)),))


def _cautions(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    for dit in cautions(pv):
        yield b.Paragraphe("List Bullet", (b.Texte(typeset(dit)),))


def _party(signature: SignaturePV) -> str:
    return f"Pour {signature.societe or signature.nom or ''}"


def _place(signature: SignaturePV | None) -> b.Cellule:
    """Return where somebody signs: what is known is written, the rest is left to write."""
    nom = ", ".join(filter(None, [signature.nom, signature.qualite])) if signature else ""
    date = short_date(signature.date) if signature and signature.date else ""
    lieu = signature.lieu if signature else ""
    if signature and signature.refus:
        fin = f"Refuse de signer, le {date}"
    elif date:
        fin = f"Signé le {date}{f' {_at(lieu)}' if lieu else ''}"
    else:
        fin = "Date, lieu et signature :"
    lignes = [nom or "Nom et qualité :", fin]
    vide = (b.Paragraphe(cellules.CELLULE, ()),) * 4
    return (*(b.Paragraphe(cellules.CELLULE, (b.Texte(typeset(d)),)) for d in lignes), *vide)


def _at(lieu: str) -> str:
    """Return where something was signed: « à Lyon », « au Mans », « aux Herbiers »."""
    for article, contracte in (("Le ", "au"), ("Les ", "aux")):
        if lieu.startswith(article):
            return f"{contracte} {lieu.removeprefix(article)}"
    return f"à {lieu}"


def row(*textes: str | None) -> b.Ligne:
    """Return a row of texts, the first one an identifier or a name."""
    cases = [cellules.text(typeset(t)) if t else cellules.absent() for t in textes]
    premier = textes[0]
    if premier and premier[:1].isupper() and premier[-1:].isdigit():
        cases[0] = cellules.identifier(premier)
    return b.Ligne(tuple(cases))


_ARTICLES: tuple[tuple[str, Article], ...] = (
    ("Objet et périmètre", _object),
    ("Parties", _parties),
    ("Documents de référence", _references),
    ("Vérifications faites", _summary),
    ("Décision", _decision),
    ("Réserves", _reserves),
    ("Effets", _effects),
    ("Ce que cette décision entraîne", _cautions),
)
