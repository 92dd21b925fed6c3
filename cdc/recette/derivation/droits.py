"""Cases from the matrix of rights: for each role what is allowed, then what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.derivation.langue import (
    a_record,
    gender,
    quoted,
    this_record,
    upper_first,
)
from cdc.recette.derivation.modele import Couvert, Ebauche, Ecarte, Famille, Pas, introduced
from cdc_schema.enumerations import Droit, Portee, PrioriteCas, TechniqueTest, TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Trouve
    from cdc_schema.technique.droits import Role

# What a right lets do, and what the screen offers for it.
_GESTES: tuple[tuple[Droit, str, str], ...] = (
    (Droit.C, "je crée", "Créer"),
    (Droit.R, "j’ouvre", "Ouvrir"),
    (Droit.U, "je modifie", "Modifier"),
    (Droit.D, "je supprime", "Supprimer"),
)
_HORS_PORTEE = {
    Portee.SOI: "qui ne m’est pas {affecte}",
    Portee.PORTEFEUILLE: "hors de mon portefeuille",
    Portee.EQUIPE: "d’une autre équipe",
    Portee.SITE: "d’un autre site",
}


def derive_droits(contexte: Contexte) -> Iterator[Trouve]:
    """Yield a case for each role of the matrix."""
    droits = contexte.cahier.droits
    for role in droits.roles:
        ici = f"droits.matrice[{role.id}]"
        joues = [
            str(c.id) for c in contexte.ecrits if c.role == role.id and c.type is TypeCas.DROITS
        ]
        if joues:
            yield Couvert(
                Famille.DROITS, ici, f"droits du rôle {quoted(role.nom or '')}", tuple(joues)
            )
        elif not role.id or not any(g for ligne in droits.matrice.values() for g in ligne.values()):
            yield Ecarte(
                Famille.DROITS,
                ici,
                f"{role.nom or role.id}\u00a0: la matrice de 4c ne dit rien de ce rôle",
            )
        else:
            yield _Acces(contexte, role).case()


class _Acces:
    """What one role may do, and may not."""

    def __init__(self, contexte: Contexte, role: Role) -> None:
        self.ctx = contexte
        self.role = role
        self.id = str(role.id)
        self.droits = contexte.cahier.droits
        self.cellules = {e: set(d) for e, d in self.droits.matrice.get(self.id, {}).items() if d}
        self.entites = list(
            dict.fromkeys(
                e for ligne in self.droits.matrice.values() for e, gestes in ligne.items() if gestes
            )
        )

    def case(self) -> Ebauche:
        """Return the case of the role."""
        pas = [
            *self._allowed(),
            *self._read_only(),
            *self._nothing(),
            *self._scopes(),
            *self._masked(),
        ]
        if self.droits.export is not None and self.cellules:
            pas.append(self._export())
        pas[0] = introduced(self.ctx.presentation(self.id), pas[0])
        exigences = self._requirements()
        derive = [f"droits.matrice[{self.id}]"]
        derive += [f"droits.portees[{self.id}]"] if self.id in self.droits.portees else []
        return Ebauche(
            cle=f"droits/{self.id}",
            famille=Famille.DROITS,
            titre=f"Droits du rôle {self.ctx.nom_role(self.id)}\u00a0: ce qui est permis, ce qui est refusé",
            role=self.id,
            derive_de=(*derive, *exigences),
            pas=tuple(pas),
            exigences=tuple(exigences),
            type=TypeCas.DROITS,
            technique=TechniqueTest.DROITS,
            priorite=PrioriteCas.HAUTE,
            objectif="chacun a ce dont son travail a besoin, et rien de plus",
            preconditions=(
                *self.ctx.connexion(self.id),
                "une fiche de test de chaque sorte dans le jeu de données",
            ),
            donnees=tuple(
                (self.ctx.entite(e), exemple[1])
                for e in self.cellules
                if (exemple := self.ctx.exemple(e)) is not None
            )
            or (("fiches", "une fiche de test de chaque sorte"),),
            postconditions="aucun droit de trop, aucun droit qui manque",
        )

    def _allowed(self) -> Iterator[Pas]:
        """Yield a step for each kind of record that the role writes."""
        for entite, gestes in self.cellules.items():
            if not gestes & {Droit.C, Droit.U, Droit.D}:
                continue
            nom = self.ctx.entite(entite)
            permis = [dit for droit, dit, _ in _GESTES if droit in gestes]
            yield Pas(
                f"{upper_first(_chain(permis, nom))}",
                _refused_buttons(nom, gestes),
                donnee=self._record(entite, gestes),
            )

    def _record(self, entite: str, gestes: set[Droit]) -> str:
        """Return which record is used: never one of the data set where it would be deleted."""
        if gestes & {Droit.C, Droit.D}:
            return "une fiche créée pour l’essai"
        exemple = self.ctx.exemple(entite)
        return exemple[1] if exemple else ""

    def _read_only(self) -> Iterator[Pas]:
        lus = [e for e, gestes in self.cellules.items() if gestes == {Droit.R}]
        for debut in range(0, len(lus), 4):
            noms = [a_record(self.ctx.entite(e)) for e in lus[debut : debut + 4]]
            yield Pas(
                f"J’ouvre l’un après l’autre, puis je tente de modifier\u00a0: {enumeration(noms)}",
                "chaque fiche s’affiche en lecture\u202f; aucune ne s’enregistre modifiée",
            )

    def _nothing(self) -> Iterator[Pas]:
        fermes = [e for e in self.entites if e not in self.cellules]
        if fermes:
            noms = [quoted(self.ctx.entite(e)) for e in fermes]
            yield Pas(
                f"Je cherche, par le menu puis par la recherche générale, des fiches de\u00a0: {', '.join(noms)}",
                "aucune fiche de ces sortes ne s’ouvre, aucun menu n’y mène",
            )

    def _scopes(self) -> Iterator[Pas]:
        for entite, portee in self.droits.portees.get(self.id, {}).items():
            if portee not in _HORS_PORTEE or entite not in self.cellules:
                continue
            nom = self.ctx.entite(entite)
            accord = "affectée" if gender(nom) != "m" else "affecté"
            hors = _HORS_PORTEE[portee].format(affecte=accord)
            if portee is Portee.SOI or not self.cellules[entite] & {Droit.U, Droit.C}:
                yield Pas(f"Je cherche {a_record(nom)} {hors} et je l’ouvre", "l’accès est refusé")
            else:
                yield Pas(
                    f"J’ouvre {a_record(nom)} {hors}, je modifie un champ et j’enregistre",
                    "la modification est refusée, et le message dit pourquoi",
                )

    def _masked(self) -> Iterator[Pas]:
        for restreint in self.droits.champs_restreints:
            champ = self.ctx.champs.get(restreint.champ or "")
            entite = champ.entite if champ else None
            if entite is not None and entite not in self.cellules:
                continue
            nom = restreint.donnee or (champ.libelle if champ else "")
            if not nom:
                continue
            donnee = quoted(nom)
            fiche = f"sur {_the_sheet(self.ctx.entite(entite))}"
            if self.id in restreint.lecture:
                yield Pas(f"Je cherche {donnee} {fiche}", f"la donnée {donnee} est lisible")
            elif self._exports():
                yield Pas(
                    f"Je cherche {donnee} {fiche}, dans la liste et dans un export",
                    f"la donnée {donnee} est absente des trois",
                )
            else:
                yield Pas(
                    f"Je cherche {donnee} {fiche} et dans la liste",
                    f"la donnée {donnee} est absente des deux",
                )

    def _exports(self) -> bool:
        export = self.droits.export
        return export is None or self.id in export.roles

    def _export(self) -> Pas:
        export = self.droits.export
        assert export is not None
        if self.id not in export.roles:
            return Pas(
                "J’ouvre une liste et je cherche la commande « Exporter »".replace(
                    "« ", "«\u00a0"
                ).replace(" »", "\u00a0»"),
                "la commande est absente\u202f; aucun fichier ne sort",
            )
        trace = (
            "\u202f; le journal porte l’auteur, la date et le nombre de lignes"
            if export.journalise
            else ""
        )
        return Pas(
            "J’exporte une liste de 10 lignes",
            f"le fichier contient 10 lignes{trace}",
            donnee="10 lignes",
        )

    def _requirements(self) -> list[str]:
        nom = self.role.nom or ""
        proches = self.ctx.rattachement.closest(f"matrice des droits {nom}", ["4c"])
        return proches or self.ctx.rattachement.closest(f"droits accès {nom}", ["4c", "4b"])


def _chain(gestes: list[str], nom: str) -> str:
    """Return « je crée un lead, je l’ouvre et je le modifie »."""
    premier, *suite = gestes
    objet = "la" if gender(nom) != "m" else "le"
    autres = [_with_pronoun(geste, objet) for geste in suite]
    return enumeration([f"{premier} {a_record(nom)}", *autres])


def _with_pronoun(geste: str, pronom: str) -> str:
    if geste.startswith("j’"):
        return f"je l’{geste.removeprefix('j’')}"
    return f"je {pronom} {geste.removeprefix('je ')}"


def _refused_buttons(nom: str, gestes: set[Droit]) -> str:
    faits = "le geste réussit" if len(gestes) == 1 else "tous ces gestes réussissent"
    absents = [quoted(bouton) for droit, _, bouton in _GESTES if droit not in gestes]
    if not absents:
        return faits
    verbe = "est absent ou refusé" if len(absents) == 1 else "sont absents ou refusés"
    return f"{faits}\u202f; sur {this_record(nom)}, {enumeration(absents)} {verbe}"


def _the_sheet(nom: str) -> str:
    return f"la fiche {quoted(nom)}"
