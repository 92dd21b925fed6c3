"""What an interview brings, version by version, and what a new version says no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.entretien.apports import Apport, Groupe, Recolte, collect
from cdc.entretien.fusion import Fusion
from cdc.entretien.liaisons import resolve
from cdc.entretien.places import Origine
from cdc.entretien.reponses import Ecart, normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cdc.entretien.banque import Banque
    from cdc.entretien.releves import Releve
    from cdc.entretien.reponses import Reponse, Texte


def said(
    releve: Releve,
    banque: Banque,
    donnees: Mapping[str, Any],
    dont: Callable[[str, Apport], bool] | None = None,
) -> dict[str, list[Any]]:
    """Return what an interview gives for each place; with `dont`, by the texts of which it is true."""
    donnes: dict[str, list[Any]] = {}
    fusion = Fusion(dict(donnees), donnes=donnes)
    fusion.merge(identity(releve, banque), Origine(releve.id, releve.id))
    for reponse in releve.reponses:
        origine = Origine(releve.id, releve.cite(reponse.question), anglais=releve.anglais)
        for groupe in collected(reponse, banque).groupes:
            dits = (a for a in groupe.apports if dont is None or dont(reponse.question, a))
            fusion.merge(Groupe(groupe.question, tuple(dits)), origine)
    return donnes


def emptied(precedent: Releve, releve: Releve) -> list[str]:
    """Tell the answers that a new version has emptied: what they gave stays in the project."""
    restent = {r.question: r for r in releve.reponses if not r.vide}
    return [
        f"{question}{disparu}\u00a0: ce qu’elle avait donné reste dans le cahier."
        for avant in precedent.reponses
        if not avant.vide
        for question, disparu in _gone(avant, restent.get(avant.question))
    ]


def texts(releves: Sequence[Releve]) -> dict[str, set[str]]:
    """Return the texts given by each interview to each question."""
    textes: dict[str, set[str]] = {}
    for releve in releves:
        for reponse in releve.reponses:
            dits = {normalize(t.texte) for t in _answers(reponse)}
            dits |= {normalize(c.choix) for c in reponse.coches}
            textes.setdefault(releve.cite(reponse.question), set()).update(dits)
    return textes


def brought(releve: Releve, banque: Banque) -> dict[str, set[str]]:
    """Return the texts that an interview brings for each question, as they are brought."""
    textes: dict[str, set[str]] = {}
    for reponse in releve.reponses:
        groupes = collected(reponse, banque).groupes
        dits = {normalize(a.texte) for g in groupes for a in g.apports if not a.discret}
        textes.setdefault(releve.cite(reponse.question), set()).update(dits)
    return textes


def identity(releve: Releve, banque: Banque) -> Groupe:
    """Return who answered, and when, as a group of values to bring."""
    apports = []
    for entete in banque.entete:
        texte = releve.identite.get(entete.cle)
        if texte is None or texte.drapeau:
            continue
        dit = texte.texte
        if entete.cle == "profil":
            dit = banque.profil(dit) or releve.profil
        apports.append(Apport(resolve(entete.champ), dit, texte.cellule))
    connus = {"P2.id": releve.id, "P2.profil": releve.profil}
    apports += [Apport(resolve(c), dit, "", discret=True) for c, dit in connus.items() if dit]
    return Groupe("", tuple(apports))


def collected(reponse: Reponse, banque: Banque) -> Recolte:
    """Return the values that an answer brings; none when the bank has lost its question."""
    question = banque.question(reponse.question)
    if question is not None:
        return collect(question, reponse)
    raison = f"la banque n’a plus la question {reponse.question}"
    return Recolte(
        ecarts=[Ecart(texte=t.texte, cellule=t.cellule, raison=raison) for t in _answers(reponse)]
    )


def _gone(avant: Reponse, apres: Reponse | None) -> list[tuple[str, str]]:
    """Return what an answer does not say any more: all of it, or some of its rows and boxes."""
    if apres is None:
        return [(avant.question, " n’a plus de réponse dans cette version")]
    restent = {normalize(t.texte) for t in _answers(apres)}
    restent |= {normalize(c.choix) for c in apres.coches}
    noms = [ligne[0] for ligne in avant.lignes if ligne]
    dits = [(t.texte, t.cellule) for t in noms] + [(c.choix, c.cellule) for c in avant.coches]
    seuls = (("autre", avant.autre, apres.autre), ("precision", avant.precision, apres.precision))
    dits += [(t.texte, t.cellule) for _, t, suite in seuls if t and suite is None]
    if len(avant.lignes) <= len(apres.lignes):  # a row that changed its name was edited
        dits = [d for d in dits if d[0] not in {t.texte for t in noms}]
    return [
        (avant.question, f" : la réponse « {texte} » ({cellule}) n’est plus dans cette version")
        for texte, cellule in dits
        if normalize(texte) not in restent
    ]


def _answers(reponse: Reponse) -> list[Texte]:
    seuls = [t for t in (reponse.reponse, reponse.autre, reponse.precision) if t]
    return [*seuls, *(cell for ligne in reponse.lignes for cell in ligne)]
