"""What the reports of imports are made of, before a terminal or a page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdc.entretien.cellules import shown
from cdc.entretien.effets import Sort
from cdc.entretien.reponses import Bac
from cdc.francais import number, plural, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cdc.entretien.effets import Effet
    from cdc.entretien.reponses import Ecart


class Ligne(NamedTuple):
    """One line; `niveau` says how far in it stands, `chemin` what it is about in the project."""

    texte: str
    niveau: int = 0
    chemin: str = ""


class Rubrique(NamedTuple):
    """One part of a report: its title, what follows it on its line, what it lists.

    `attend` says that somebody has to decide something.
    """

    titre: str
    suite: str = ""
    lignes: tuple[Ligne, ...] = ()
    attend: bool = False


class Etendue(NamedTuple):
    """How much of long lists is shown, and where the rest is."""

    montrees: int | None = None
    tout: str = ""

    def some(self, lignes: Iterable[Ligne], autre: str = "autre") -> Iterator[Ligne]:
        """Yield the first lines, and how many are left."""
        toutes = list(lignes)
        yield from toutes[: self.montrees]
        reste = len(toutes) - len(toutes[: self.montrees])
        if reste:
            yield self.left(reste, autre)

    def left(self, reste: int, un: str, plusieurs: str = "") -> Ligne:
        """Return the line that says how many are not shown."""
        ou = f" ({self.tout})" if self.tout else ""
        return Ligne(f"… et {plural(reste, un, plusieurs)}{ou}")


# Fates of what the author deleted.
SUPPRIMEES = {
    Sort.SUPPRIMEE: (
        "ligne ou valeur supprimée du cahier depuis\u00a0: laissée de côté",
        "lignes ou valeurs supprimées du cahier depuis\u00a0: laissées de côté",
    ),
    Sort.SUPPRIMEE_CHANGEE: (
        "ligne ou valeur supprimée du cahier, changée dans ce fichier\u00a0: à vous de la remettre",
        "lignes ou valeurs supprimées du cahier, changées dans ce fichier\u00a0: à vous de les remettre",
    ),
}


def shared_out(
    nombre: int, repartition: Mapping[Bac, int], mots: Mapping[Bac, tuple[str, str]]
) -> str:
    """Return how many cells are filled, and what they are, each bucket in its own words."""
    parts = [
        f"{number(combien)} {mots[bac][combien > 1]}"
        for bac, combien in repartition.items()
        if combien or bac is Bac.NON_RATTACHE
    ]
    return f"{plural(nombre, 'cellule remplie', 'cellules remplies')}\u00a0: {', '.join(parts)}."


def effects(
    effets: Sequence[Effet], titres: tuple[str, str], *, avant: bool = True
) -> Iterator[Rubrique]:
    """Yield the values that met one fate; with `avant`, what the project says now."""
    if effets:
        lignes = tuple(ligne for effet in effets for ligne in _effect(effet, avant=avant))
        attend = effets[0].sort is Sort.CONFLIT
        yield Rubrique(plural(len(effets), *titres), lignes=lignes, attend=attend)


def _effect(effet: Effet, *, avant: bool) -> Iterator[Ligne]:
    yield Ligne(_placed(effet, " :"), chemin=effet.chemin)
    if avant and effet.existante:
        yield Ligne(f"dans le projet : {quote(effet.existante)}", 1)


def _placed(effet: Effet, deux_points: str) -> str:
    source = f" {effet.question}" if effet.question else ""
    return f"{shown(effet.cellule)}{source} → {effet.chemin}{deux_points} {quote(effet.proposee)}"


def deleted(by_sort: Callable[[Sort], Sequence[Effet]], etendue: Etendue) -> Iterator[Rubrique]:
    """Yield what the author deleted since it was imported, by fate."""
    for sort, titres in SUPPRIMEES.items():
        if effets := by_sort(sort):
            lignes = (Ligne(_placed(e, "\u00a0:"), chemin=e.chemin) for e in effets)
            yield Rubrique(plural(len(effets), *titres), lignes=tuple(etendue.some(lignes)))


def unattached(ecarts: Sequence[Ecart], etendue: Etendue) -> Iterator[Rubrique]:
    """Yield the cells that found no place, by reason."""
    if not ecarts:
        return
    raisons: dict[str, list[Ecart]] = {}
    for ecart in ecarts:
        raisons.setdefault(ecart.raison, []).append(ecart)
    lignes: list[Ligne] = []
    montrees = list(raisons.items())[: etendue.montrees]
    for raison, memes in montrees:
        dites = (Ligne(f"{shown(e.cellule)}\u00a0: {quote(e.texte)}") for e in memes)
        lignes += [*etendue.some(dites), Ligne(raison, 1)]
    reste = len(ecarts) - sum(len(memes) for _, memes in montrees)
    if reste:
        lignes.append(etendue.left(reste, "autre cellule", "autres cellules"))
    titre = plural(len(ecarts), "cellule non rattachée", "cellules non rattachées")
    yield Rubrique(titre, lignes=tuple(lignes), attend=True)
