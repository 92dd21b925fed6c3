"""Chapter 7: requirements by the section that they come from, one block each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document import markdown
from cdc.formats.document.index import bookmark, heading_bookmark
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.couverture import Domaine, coverage_blocks
from cdc.formats.document.sections.essais import test_blocks
from cdc.formats.document.sections.statistiques import priority_chart
from cdc.formats.document.sections.usages import Usages, proofs, state
from cdc.formats.document.typographie import INSECABLE, capitalised, short_date, typeset
from cdc.formats.document.valeurs import at, joined
from cdc.francais import number
from cdc_schema.enumerations import Priorite, StatutExigence
from cdc_schema.plan import CHAPITRES, numero

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.exigences import CritereAcceptation, Exigence

_AUTOUR = 5
_LETTRES = "abcdefghijklmnopqrstuvwxyz"
_TITRES = {c.numero_de(s): s.titre for c in CHAPITRES for s in c.sous_sections}
_SANS_SECTION = "Autres exigences"
# Each with its words at the head of the criterion, and after another part.
_MOTS_CLES = tuple(
    (cle, b.Texte(capitalised(mot), "CDC Mot-clé"), b.Texte(mot, "CDC Mot-clé"))
    for cle, mot in (("etant_donne", "Étant donné"), ("quand", "quand"), ("alors", "alors"))
)
_VIRGULE, _POINT, _ESPACE = b.Texte(", "), b.Texte("."), b.Texte(" ")
_OBJECTIF, _OBJECTIFS, _VALIDEE, _TESTS = (
    b.Texte(libelle, "CDC Discret")
    for libelle in ("objectif ", "objectifs ", "validée par ", "cas de test ")
)
_DEJA_DIT = {
    "etant_donne": ("étant donné", "etant donné", "étant donnée"),
    "quand": ("quand", "lorsque"),
    "alors": ("alors",),
}
_INITIALES = {
    cle: frozenset("".join(m[0] + m[0].upper() for m in d)) for cle, d in _DEJA_DIT.items()
}
_VARIANTES = {
    Priorite.INDISPENSABLE: "Indispensable",
    Priorite.IMPORTANT: "Important",
    Priorite.SOUHAITABLE: "Souhaitable",
    Priorite.ULTERIEUR: "Ultérieur",
}


def shown_requirements(ctx: Contexte) -> list[Exigence]:
    """Return the requirements of the document: a vendor does not read those given up."""
    return [
        exigence
        for exigence in ctx.cahier.exigences
        if (ctx.interne or exigence.statut is not StatutExigence.ABANDONNEE)
        and ctx.mots.says(exigence)
    ]


def requirement_blocks(ctx: Contexte, numero: str) -> list[b.Bloc]:
    """Return the chapter: the count by priority and lot, then the blocks by section."""
    exigences = shown_requirements(ctx)
    if not exigences:
        return []
    domaines = _domains(exigences, numero)
    usages = Usages.of(ctx.cahier, exigences)
    blocs: list[b.Bloc] = [_summary(ctx, exigences), *usages.said()]
    blocs += [*priority_chart(domaines), *coverage_blocks(ctx, domaines, usages.essais)]
    blocs += test_blocks(ctx)
    for domaine in domaines:
        blocs.append(b.Titre(2, (b.Texte(domaine.titre),), domaine.signet, domaine.numero))
        blocs += [_block(ctx, exigence, usages) for exigence in domaine.exigences]
    return blocs


def around_blocks(ctx: Contexte, autour: str = "") -> list[b.Bloc]:
    """Return the requirements around the one called `autour`, in the order of the files."""
    exigences = shown_requirements(ctx)
    if not exigences:
        return []
    rang = next((rang for rang, e in enumerate(exigences) if autour and e.id == autour), 0)
    debut = max(0, min(rang - _AUTOUR, len(exigences) - 2 * _AUTOUR - 1))
    montrees = exigences[debut : debut + 2 * _AUTOUR + 1]
    usages = Usages.of(ctx.cahier, exigences)
    blocs: list[b.Bloc] = [_summary(ctx, exigences)]
    if len(montrees) < len(exigences):
        dit = f"Exigences {number(debut + 1)} à {number(debut + len(montrees))} sur {number(len(exigences))}."
        blocs.append(b.Paragraphe("CDC Note", (b.Texte(dit),)))
    return [*blocs, *(_block(ctx, exigence, usages) for exigence in montrees)]


def traceability_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return from objectives to requirements to test cases, alone."""
    exigences = shown_requirements(ctx)
    if not exigences:
        return []
    domaines = _domains(exigences, numero("exigences"))
    essais = proofs(ctx.cahier, exigences)
    return [*coverage_blocks(ctx, domaines, essais), *test_blocks(ctx)]


def _domains(exigences: Sequence[Exigence], numero: str) -> list[Domaine]:
    groupes = list(_groups(exigences))
    lettres = [f"{numero}{lettre}" for lettre in _LETTRES[: len(groupes)]]
    lettres += [""] * (len(groupes) - len(lettres))
    return [
        Domaine(titre, heading_bookmark(lettre) if lettre else "", groupe, lettre)
        for lettre, (titre, groupe) in zip(lettres, groupes, strict=True)
    ]


def statistics_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the requirements as charts, for a template that wants them elsewhere."""
    return priority_chart(domains(ctx))


def domains(ctx: Contexte) -> list[Domaine]:
    """Return the requirements of the document by the part that they come from, in its order."""
    return _domains(shown_requirements(ctx), numero("exigences"))


def statement(ctx: Contexte, exigence: Exigence) -> b.Cellule:
    """Return what a requirement asks and how it is checked, in one cell."""
    ici = ctx.mots.path(exigence)
    titre: b.Fragments = (b.Texte(typeset(exigence.titre or ""), "Strong"),)
    tete = b.Paragraphe(cellules.CELLULE, b.editable(at(ici, "titre"), titre))
    enonce = exigence.enonce
    dit = markdown.cell(enonce, markdown.CELLULE, chemin=at(ici, "enonce")) if enonce else ()
    liste = at(ici, "criteres_acceptation")
    criteres = [
        criterion(critere, at(liste, rang), "CDC Cellule Détail")
        for rang, critere in enumerate(exigence.criteres_acceptation)
    ]
    return (*([tete] if exigence.titre else []), *dit, *criteres) or cellules.absent()


def priority_cell(priorite: Priorite | None) -> b.Cellule:
    """Return a priority with its tint, as the blocks show it."""
    if priorite is None:
        return cellules.absent()
    return (
        b.Paragraphe(f"CDC Étiquette {_VARIANTES[priorite]}", (b.Texte(_VARIANTES[priorite]),)),
    )


def priority_table(ctx: Contexte) -> b.Tableau | None:
    """Return what each priority means for an offer, and how many requirements have it."""
    compte = Counter(e.priorite for e in shown_requirements(ctx) if e.priorite)
    if not compte:
        return None
    poids = {p.priorite: p.poids for p in ctx.cahier.consultation.poids_priorites}
    lignes = tuple(
        b.Ligne(
            (
                priority_cell(p),
                cellules.text(capitalised(typeset(p.definition)) + "."),
                *((_nombre(poids.get(p)),) if poids else ()),
                _nombre(compte[p]),
            )
        )
        for p in Priorite
        if compte[p]
    )
    titres = [
        "Priorité",
        "Ce qu’elle signifie" if ctx.interne else "Ce qu’elle signifie pour votre offre",
        *["Poids"] * bool(poids),
        "Exigences",
    ]
    colonnes = tuple(
        b.Colonne(t, "gauche" if rang < 2 else "droite", 32.0 if rang == 0 else 0.0)
        for rang, t in enumerate(titres)
    )
    return b.Tableau("Priorités des exigences", colonnes, lignes)


def _nombre(valeur: int | None) -> b.Cellule:
    return cellules.text("—" if valeur is None else str(valeur), "CDC Cellule Nombre")


def _groups(exigences: Sequence[Exigence]) -> Iterator[tuple[str, list[Exigence]]]:
    groupes: dict[str, list[Exigence]] = {}
    for exigence in exigences:
        place = numero(exigence.section) if exigence.section else ""
        groupes.setdefault(place, []).append(exigence)
    for place, titre in (*_TITRES.items(), ("", _SANS_SECTION)):
        if place in groupes:
            yield titre, groupes[place]


def _summary(ctx: Contexte, exigences: Sequence[Exigence]) -> b.Tableau:
    lots = sorted({e.lot for e in exigences if e.lot})
    sans_lot = any(not e.lot for e in exigences) and bool(lots)
    compte = Counter((e.priorite, e.lot) for e in exigences)
    par_lot: list[str | None] = [*lots, *[None] * sans_lot]
    priorites = [*(p for p in Priorite if any(e.priorite is p for e in exigences))]
    lignes = [
        _counts(
            _VARIANTES[p],
            [compte[p, lot] for lot in par_lot],
            sum(e.priorite is p for e in exigences),
        )
        for p in priorites
    ]
    if any(e.priorite is None for e in exigences):
        sans = [compte[None, lot] for lot in par_lot]
        lignes.append(_counts("À fixer", sans, sum(e.priorite is None for e in exigences)))
    totaux = [sum(e.lot == lot for e in exigences) for lot in par_lot]
    lignes.append(_counts("Total", totaux, len(exigences), fort=True))
    noms = [capitalised(ctx.mots.index.plain(lot)) if lot else "Sans lot" for lot in par_lot]
    colonnes = (
        b.Colonne("Exigences par priorité"),
        *(b.Colonne(nom, "droite", 28.0) for nom in noms[:4]),
        *(b.Colonne(nom, "droite") for nom in noms[4:]),
        b.Colonne("Total", "droite", 28.0),
    )
    titre = "Exigences par priorité et par lot"
    legende = (b.Texte(f"{titre}."),)
    return b.Tableau(titre, colonnes, tuple(lignes), "CDC Tableau Dense", legende)


def _counts(nom: str, nombres: Sequence[int], total: int, *, fort: bool = False) -> b.Ligne:
    style = "Strong" if fort else ""

    def nombre(valeur: int) -> b.Cellule:
        return (b.Paragraphe("CDC Cellule Nombre", (b.Texte(str(valeur), style),)),)

    tete = (b.Paragraphe(cellules.CELLULE, (b.Texte(nom, style),)),)
    return b.Ligne((tete, *map(nombre, nombres), nombre(total)))


def _block(ctx: Contexte, exigence: Exigence, usages: Usages) -> b.Fiche:
    ident = exigence.id or ""
    variante = _VARIANTES.get(exigence.priorite, "") if exigence.priorite else ""
    ici = ctx.mots.path(exigence)
    rangees = _rows(ctx, exigence, usages, ici)
    return b.Fiche(
        ident,
        bookmark(ident) if ident else "",
        typeset(exigence.titre or ""),
        tuple((nom, cellule) for nom, cellule in rangees if cellule),
        variante,
        variante,
        at(ici, "titre"),
        at(ici, "priorite"),
    )


def _rows(
    ctx: Contexte, exigence: Exigence, usages: Usages, ici: str
) -> Iterator[tuple[str, b.Cellule]]:
    if exigence.enonce:
        yield "Énoncé", markdown.cell(exigence.enonce, markdown.ENONCE, chemin=at(ici, "enonce"))
    liste = at(ici, "criteres_acceptation")
    criteres = enumerate(exigence.criteres_acceptation)
    yield "Acceptation", tuple(criterion(critere, at(liste, rang)) for rang, critere in criteres)
    dit = exigence.justification or ""
    motif = markdown.cell(dit, _ORIGINE, chemin=at(ici, "justification")) if dit else ()
    sources = _sources(ctx, exigence, ici)
    suivi = joined([*sources, *_tracking(ctx, exigence, usages, ici)], " — ")
    libelle = "Origine" if sources or motif else "Suivi"
    yield libelle, (*_followed(motif, suivi), *_history(ctx, exigence, ici))


def _followed(motif: b.Cellule, suivi: b.Fragments) -> b.Cellule:
    """Return why a requirement is there and what follows it up, on one line when that is enough."""
    if not suivi:
        return motif
    if len(motif) != 1 or motif[0].liste is not None:
        return (*motif, b.Paragraphe(_SUIVI, suivi))
    dit = b.plain(motif[0].fragments).rstrip()
    entre = b.Texte("" if not dit else " " if dit.endswith((".", "…", "!", "?")) else ". ")
    return (motif[0]._replace(fragments=(*motif[0].fragments, entre, *b.opened(suivi, _capital))),)


def _capital(fragment: b.Fragment) -> b.Fragment:
    if isinstance(fragment, b.Texte | b.Lien):
        return fragment._replace(texte=capitalised(fragment.texte))
    return fragment


_SUIVI = "CDC Exigence Origine"
_ORIGINE = markdown.Allure("CDC Exigence Origine", True, "CDC Cellule Puce", "CDC Exigence Origine")


def criterion(
    critere: CritereAcceptation, ici: str, style: str = "CDC Exigence Critère"
) -> b.Paragraphe:
    """Return a criterion as one sentence, its keywords in their style."""
    fragments: list[b.Fragment] = []
    for cle, premier, suivant in _MOTS_CLES:
        texte = getattr(critere, cle)
        if texte:
            propre = _without_keyword(cle, texte.strip()).rstrip(" .,;")
            debut = (_VIRGULE, suivant) if fragments else (premier,)
            dit = b.Texte(typeset(propre))
            rendu = b.Editable(f"{ici}.{cle}", (dit,)) if ici else dit
            fragments += (*debut, _ESPACE, rendu)
    return b.Paragraphe(style, (*fragments, _POINT))


def _without_keyword(cle: str, texte: str) -> str:
    """Return a criterion without the word that the document writes itself."""
    if texte[:1] not in _INITIALES[cle]:
        return texte
    for mot in _DEJA_DIT[cle]:
        debut = texte[: len(mot) + 1]
        if debut[:-1].casefold() == mot and debut[-1].isspace():
            return texte[len(mot) + 1 :].lstrip()
    return texte


def _sources(ctx: Contexte, exigence: Exigence, ici: str) -> list[b.Fragments]:
    """Return where a requirement comes from: interviews and irritants are internal, goals not."""
    parts: list[b.Fragments] = []
    if ctx.interne:
        dits = [s for s in exigence.provenance if s.startswith("ENT-")]
        entretiens = [s.partition("#")[0] for s in dits]
        cites = list(dict.fromkeys([*exigence.origine, *entretiens]))
        noms = [ctx.mots.index.name(c, complet=c.startswith("ENT-")) for c in cites]
        parts += [joined(noms, ", ")] if noms else []
    if exigence.objectifs:
        mot = _OBJECTIFS if len(exigence.objectifs) > 1 else _OBJECTIF
        parts.append((mot, *_listed(ctx, exigence.objectifs, at(ici, "objectifs"))))
    if exigence.reference_legale:
        texte = (b.Texte(typeset(exigence.reference_legale)),)
        parts.append(b.editable(at(ici, "reference_legale"), texte))
    return parts


def _tracking(ctx: Contexte, exigence: Any, usages: Usages, ici: str) -> Iterator[b.Fragments]:
    mots = ctx.mots.index
    if exigence.lot:
        yield b.editable(at(ici, "lot"), mots.name(exigence.lot))
    if exigence.mode_verification and exigence.mode_verification != usages.verification:
        yield _soft("vérification par ", exigence.mode_verification, at(ici, "mode_verification"))
    if exigence.valideur and ctx.interne:
        yield (_VALIDEE, *b.editable(at(ici, "valideur"), mots.name(exigence.valideur)))
    if exigence.reference_externe and ctx.interne:
        chemin = at(ici, "reference_externe")
        yield _soft("référence d’origine ", exigence.reference_externe, chemin)
    if essais := usages.essais.get(exigence.id):
        yield (_TESTS, *_listed(ctx, exigence.cas_de_test, at(ici, "cas_de_test"), essais))
    if exigence.type and exigence.type != usages.genre:
        yield _soft("type ", exigence.type, at(ici, "type"))
    if state(exigence) != usages.etat:
        yield from _own_state(exigence, ici)
    if exigence.reponse_candidat:
        yield _soft("réponse du candidat ", exigence.reponse_candidat, at(ici, "reponse_candidat"))


def _listed(
    ctx: Contexte, idents: Sequence[str], chemin: str, tous: Sequence[str] = ()
) -> b.Fragments:
    """Return the references of a list, then those of `tous` that it does not name."""
    noms = [ctx.mots.index.name(ident) for ident in (*idents, *tous[len(idents) :])]
    siens = len(idents)
    return joined(
        [b.editable(at(chemin, rang), n) if rang < siens else n for rang, n in enumerate(noms)],
        ", ",
    )


def _own_state(exigence: Exigence, ici: str) -> Iterator[b.Fragments]:
    parts: list[b.Fragments] = []
    if exigence.version:
        version = (b.Texte(typeset(exigence.version)),)
        numero = b.editable(at(ici, "version"), version)
        parts.append((b.Texte(f"version{INSECABLE}"), *numero))
    if exigence.statut:
        parts.append(b.editable(at(ici, "statut"), (b.Texte(typeset(exigence.statut)),)))
    if parts:
        yield joined(parts, ", ")


def _soft(libelle: str, valeur: str, chemin: str) -> b.Fragments:
    return (b.Texte(libelle, "CDC Discret"), *b.editable(chemin, (b.Texte(typeset(valeur)),)))


def _history(ctx: Contexte, exigence: Exigence, ici: str) -> Iterator[b.Paragraphe]:
    if not ctx.interne:
        return
    liste = at(ici, "historique")
    for rang, v in enumerate(exigence.historique):
        mots = {
            "version": v.version or "",
            "date": short_date(v.date) if v.date else "",
            "auteur": ctx.mots.index.plain(v.auteur) if v.auteur else "",
            "motif": v.motif or "",
        }
        dits = [
            b.editable(at(at(liste, rang), cle), (b.Texte(typeset(mot), "CDC Discret"),))
            for cle, mot in mots.items()
            if mot
        ]
        tete = b.Texte("Version ", "CDC Discret")
        suite = joined(dits, ", ", "CDC Discret")
        yield b.Paragraphe("CDC Exigence Origine", (tete, *suite))
