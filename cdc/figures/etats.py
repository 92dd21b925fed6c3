"""One picture for each state machine: states, what makes them change, where it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.figures import charte, dessin, lettres
from cdc.figures.abscisses import TropLargeError
from cdc.figures.automate import Automate, Passage, cle_etats, halves, read
from cdc.figures.carte import layers
from cdc.figures.disposition import lay_out
from cdc.figures.figure import Figure, phrase
from cdc.figures.graphe import Cadre, Graphe, Lien, Noeud, Plan
from cdc.figures.scene import Anchor, Kind, Polyline, Rect, Scene, Text, moved
from cdc.francais import enumeration, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.figures.scene import Item
    from cdc_schema import Cahier
    from cdc_schema.mapping.workflows import MachineEtats

_MARGE = 1.0
_POINT, _DEPART = 4.0, 26.0
_DOUBLE = 2.5
_ETROIT, _LARGE = 68.0, 96.0
_LIGNES = 3
_PASSAGES = 40
_ESPOIR = 1.05  # a careful layout may be a little lower than a quick one
_PAR_RANGEE = (0, 4, 3, 5, 7)


def figures_etats(cahier: Cahier) -> Iterator[Figure]:
    """Yield the figures of each state machine that has states."""
    noms = {e.id: e.nom for e in cahier.cartographie.entites if e.id}
    roles = {r.id: r.nom for r in cahier.droits.roles if r.id and r.nom}
    for rang, machine in enumerate(cahier.workflows, 1):
        automate = read(machine)
        if automate.etats:
            nom = machine.id or str(rang)
            objet = noms.get(machine.objet or "") or machine.objet or ""
            titre = f"États de «\u00a0{objet}\u00a0» ({nom})" if objet else f"États ({nom})"
            yield from _figures(machine, automate, (cle_etats(machine, rang), titre), roles)


def _figures(
    machine: MachineEtats, automate: Automate, noms: tuple[str, str], roles: dict[str, str]
) -> Iterator[Figure]:
    (cle, titre), placees = noms, list(_placed(automate))
    for rang, (part, scene, reperes) in enumerate(placees, 1):
        seule = len(placees) == 1
        yield Figure(
            cle if seule else f"{cle}.{rang}",
            "workflows",
            titre if seule else f"{titre[:-1]}, {rang} sur {len(placees)})",
            _told(machine, part, roles),
            _legend(part, reperes),
            scene,
        )


def _placed(automate: Automate) -> Iterator[tuple[Automate, Scene, bool]]:
    """Yield the machine in as many pictures as it takes."""
    try:
        yield automate, *place(automate)
    except TropLargeError:
        for moitie in halves(automate):
            yield from _placed(moitie)


def place(automate: Automate) -> tuple[Scene, bool]:
    """Return the picture of `automate`, and whether its arrows carry marks instead of words.

    Raise TropLargeError when no page holds it.
    """
    if len(automate.passages) > _PASSAGES:
        raise TropLargeError
    portrait = (charte.LARGEUR_PORTRAIT, charte.HAUTEUR_PORTRAIT)
    paysage = (charte.LARGEUR_PAYSAGE, charte.HAUTEUR_PAYSAGE)
    for page, reperes in ((portrait, False), (portrait, True), (paysage, True)):
        for par_rangee in _PAR_RANGEE:
            essais = list(_attempts(automate, Essai(page, reperes, par_rangee)))
            if essais:
                return min(essais, key=lambda e: e[0])[1], reperes
    raise TropLargeError


@dataclass(frozen=True, slots=True)
class Essai:
    """A way to draw: on which page, with marks or words, how many states a row (0: as they come)."""

    page: tuple[float, float]
    reperes: bool
    par_rangee: int


def _attempts(automate: Automate, essai: Essai) -> Iterator[tuple[tuple[float, ...], Scene]]:
    for numero, place_mots in enumerate((_LARGE,) if essai.reperes else (_LARGE, _ETROIT)):
        graphe, mots, textes = _graph(automate, essai, place_mots)
        try:
            if lay_out(graphe, essai.page[0] - 2 * _MARGE, 1).hauteur > essai.page[1] * _ESPOIR:
                continue
            plan = lay_out(graphe, essai.page[0] - 2 * _MARGE)
        except TropLargeError:
            continue
        if plan.hauteur + 2 * _MARGE <= essai.page[1]:
            yield (plan.croisements, plan.hauteur, numero), _draw(automate, plan, mots, textes)


def _graph(
    automate: Automate, essai: Essai, place_mots: float
) -> tuple[Graphe, dict[str, dessin.Contenu], dict[str, tuple[str, ...]]]:
    mots = {e: dessin.contenu(lettres.said(e, "—"), place=104, gras=True) for e in automate.etats}
    textes = {} if essai.reperes else {p.cle: _words(p, place_mots) for p in automate.passages}
    rangs = _ranks(automate, essai.par_rangee)
    noeuds = tuple(
        Noeud(
            e, mots[e].largeur, mots[e].hauteur, rangs[e], reserve=_DEPART * (e == automate.initial)
        )
        for e in automate.etats
    )
    liens = tuple(Lien(p.cle, p.de, p.vers, *_size(p, textes)) for p in automate.passages)
    return Graphe(noeuds, liens), mots, textes


def _ranks(automate: Automate, par_rangee: int) -> dict[str, int]:
    profondeurs, _ = layers(automate.etats, _downward(automate))
    if not par_rangee:
        return profondeurs
    ordre = sorted(automate.etats, key=lambda e: profondeurs[e])
    return {etat: rang // par_rangee for rang, etat in enumerate(ordre)}


def _downward(automate: Automate) -> list[tuple[str, str]]:
    """Return the passages that may set the rows: the first state stays on top."""
    return [(p.de, p.vers) for p in automate.passages if p.vers != automate.initial]


def _words(passage: Passage, place_mots: float) -> tuple[str, ...]:
    dit = lettres.said(" ou ".join(dict.fromkeys(passage.declencheurs)), passage.reperes[0])
    return lettres.balanced(dit, place_mots, charte.CORPS_MENU, lines=_LIGNES)


def _size(passage: Passage, textes: dict[str, tuple[str, ...]]) -> tuple[float, float]:
    if passage.cle not in textes:
        return dessin.badges_size(passage.reperes)
    lignes = textes[passage.cle]
    return lettres.widest(lignes, charte.CORPS_MENU) + 4, len(lignes) * 9.6 + 2


def _draw(
    automate: Automate,
    plan: Plan,
    mots: dict[str, dessin.Contenu],
    textes: dict[str, tuple[str, ...]],
) -> Scene:
    items: list[Item] = [
        Polyline(plan.traces[p.cle], radius=4, arrow_end=True) for p in automate.passages
    ]
    for etat in automate.etats:
        items += _state(automate, etat, plan.boites[etat], mots[etat])
    for p in automate.passages:
        cadre = plan.etiquettes[p.cle]
        if p.cle in textes:
            items.append(_label(cadre, textes[p.cle]))
        else:
            items += dessin.badges(cadre, p.reperes)
    return Scene(
        plan.largeur + 2 * _MARGE,
        plan.hauteur + 2 * _MARGE,
        tuple(moved(i, _MARGE, _MARGE) for i in items),
    )


def _state(automate: Automate, etat: str, cadre: Cadre, mots: dessin.Contenu) -> Iterator[Item]:
    if etat == automate.initial:
        x, y = cadre.x - _DEPART + _POINT, cadre.centre[1]
        yield Polyline(((x, y), (cadre.x, y)), arrow_end=True)
        yield Rect(x - _POINT, y - _POINT, 2 * _POINT, 2 * _POINT, fill=charte.ENCRE, radius=_POINT)
    final = etat in automate.finaux
    yield dessin.box(
        cadre, mots, fill=charte.SABLE, stroke=charte.ENCRE_DOUCE if final else charte.FILET_FORT
    )
    if final:
        dedans = Cadre(
            cadre.x + _DOUBLE, cadre.y + _DOUBLE,
            cadre.largeur - 2 * _DOUBLE, cadre.hauteur - 2 * _DOUBLE,
        )  # fmt: skip
        yield Rect(
            dedans.x, dedans.y, dedans.largeur, dedans.hauteur,
            stroke=charte.ENCRE_DOUCE, radius=charte.RAYON - 1,
        )  # fmt: skip


def _label(cadre: Cadre, lignes: Sequence[str]) -> Rect:
    textes = tuple(
        Text(cadre.centre[0], cadre.y + 8.2 + 9.6 * i, ligne, charte.CORPS_MENU,
             color=charte.ENCRE, anchor=Anchor.MIDDLE)
        for i, ligne in enumerate(lignes)
    )  # fmt: skip
    return Rect(
        cadre.x, cadre.y, cadre.largeur, cadre.hauteur, Kind.LABEL, charte.BLANC, texts=textes
    )


def _legend(automate: Automate, reperes: bool) -> str:
    mots = ["point noir\u00a0: état initial"] if automate.initial else []
    mots += ["double bord\u00a0: état final"] if automate.finaux else []
    if reperes:
        mots.append("les repères T1, T2… renvoient aux transitions, dans l’ordre de leur tableau")
    return phrase("\u202f; ".join(mots)) if mots else ""


def _told(machine: MachineEtats, automate: Automate, roles: dict[str, str]) -> str:
    paires = {(p.de, p.vers) for p in automate.passages}
    montrees = [t for t in machine.transitions if (t.de, t.vers) in paires]
    comptes = [plural(len(automate.etats), "état"), plural(len(montrees), "transition")]
    lignes = [f"Schéma d’états\u00a0: {enumeration(comptes)}"]
    lignes += [f"Départ\u00a0: {automate.initial}"] if automate.initial else []
    fins = [e for e in automate.etats if e in automate.finaux]
    lignes += [f"Fin\u00a0: {enumeration(fins)}"] if fins else []
    for t in montrees:
        dit = f"De {t.de} à {t.vers}" + (f"\u00a0: {t.declencheur}" if t.declencheur else "")
        qui = roles.get(t.role or "") or t.role
        lignes.append(f"{dit} ({qui})" if qui else dit)
    return " ".join(map(phrase, lignes))
