"""The rows of lists and the cells of matrices: edited, added, copied, moved, taken away, pasted."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.routing import Route

from cdc import completion
from cdc.completion import EndroitInconnuError, Question, Vue
from cdc.formats.html.atelier import render
from cdc.formats.html.atelier.mots import anchor
from cdc.projet.seance import ReponseDepasseeError
from cdc.serveur.changements import change_route, saved
from cdc.serveur.plan import frame
from cdc.serveur.reponses import html, refusal, wants_data
from cdc.serveur.section import blocks
from cdc_schema.chemins import ecrire, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from cdc.completion import Cles, Pas
    from cdc.projet.seance import Seance
    from cdc.serveur.atelier import Atelier
    from cdc_schema.chemins import Chemin

_RENVOIS = 8


def routes(atelier: Atelier) -> list[Route]:
    """Return the routes of this part."""
    gestes = _Gestes(atelier)
    return [
        Route("/ligne", gestes.show_row),
        Route("/tableau", gestes.show_table),
        *(
            change_route(f"/lignes/{nom}", atelier, faire)
            for nom, faire in (
                ("case", gestes.edit),
                ("ajouter", gestes.add),
                ("dupliquer", gestes.duplicate),
                ("deplacer", gestes.move),
                ("supprimer", gestes.delete),
                ("coller", gestes.paste),
            )
        ),
    ]


def views(demande: Mapping[str, str]) -> dict[Chemin, Vue]:
    """Return the part of a list that an address, or a form, says to look at."""
    liste = demande.get("liste", "")
    if not liste:
        return {}
    page = str(demande.get("page", ""))
    vue = Vue(int(page) if page.isdecimal() else 1, str(demande.get("filtre", "")))
    return {_parse(str(liste)): vue}


class _Gestes:
    """What is done to the rows of one project."""

    def __init__(self, atelier: Atelier) -> None:
        self.atelier = atelier

    def show_row(self, demande: Request) -> Response:
        """Show all that one row says: a page, or a piece of one."""
        dit = demande.query_params
        chemin = _parse(dit.get("chemin") or dit.get("matrice", ""))
        if "matrice" in dit:
            chemin = (*chemin, dit.get("ligne", ""))
        with self.atelier.ouvert() as seance:
            return self._row(demande, seance, chemin)

    def show_table(self, demande: Request) -> Response:
        """Show the part of a list that the address says."""
        vues = views(demande.query_params)
        if not vues:
            raise HTTPException(404)
        with self.atelier.ouvert() as seance:
            liste, vue = next(iter(vues.items()))
            return html("tableau.html", tableau=self._table(seance, liste, vue))

    def edit(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Take the text of one cell."""
        dit = _said(formulaire)
        chemin = _parse(dit["chemin"])
        ligne: Chemin = ()
        if dit.get("empreinte"):
            vue = _parse(dit["ligne"])
            ligne = _found(seance, vue, dit["empreinte"], chemin)
            chemin = (*ligne, *chemin[len(vue) :])
        seance.edit(chemin, dit.get("texte", ""), dit.get("vu"))
        return self._cell_saved(demande, seance, chemin, ligne)

    def add(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Put a row after another, or at the end, with its first value."""
        dit = _said(formulaire)
        apres = int(dit["apres"]) if dit.get("apres", "").isdecimal() else None
        liste, cles = _parse(dit["liste"]), _keys(dit.get("cles", ""))
        textes = {cles: dit["texte"]} if cles and dit.get("texte", "").strip() else {}
        chemin = seance.add_row(liste, apres, textes)
        return self._list_saved(demande, seance, liste, dit, ligne=chemin)

    def duplicate(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Copy a row below itself."""
        dit = _said(formulaire)
        chemin = seance.duplicate_row(_row(seance, dit))
        return self._list_saved(demande, seance, chemin[:-1], dit, ligne=chemin)

    def move(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Put a row elsewhere in its list."""
        dit = _said(formulaire)
        chemin = seance.move_row(_row(seance, dit), _rank(dit))
        return self._list_saved(demande, seance, chemin[:-1], dit, ligne=chemin)

    def delete(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Take a row away; where something names it, only once that was read."""
        dit = _said(formulaire)
        chemin = _row(seance, dit)
        prevu = completion.delete_row(seance.parcours, seance.situation, chemin)
        if prevu.renvois and "confirme" not in formulaire:
            return self._named_elsewhere(demande, seance, chemin, prevu)
        pas = seance.delete_row(chemin)
        return self._list_saved(
            demande, seance, chemin[:-1], dit, message=f"Ligne supprimée\u00a0: {pas.dit}."
        )

    def paste(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Put a block of cells into the rows."""
        dit = _said(formulaire)
        liste = _parse(dit["liste"])
        colonnes = [_keys(c) for c in _texts(dit["colonnes"])]
        bloc = [_texts(json.dumps(rangee)) for rangee in _array(dit["bloc"])]
        if not (colonnes and bloc):
            raise HTTPException(400)
        pas = seance.paste(liste, _rank(dit), colonnes, bloc)
        return self._list_saved(demande, seance, liste, dit, message=pas.libelle)

    def _table(self, seance: Seance, liste: Chemin, vue: Vue) -> completion.Tableau:
        return completion.tableau(seance.situation, liste, self.atelier.objectif, vue)

    def _row(self, demande: Request, seance: Seance, chemin: Chemin) -> Response:
        fiche = completion.row_fiche(seance.situation, chemin, self.atelier.objectif)
        cellules = any(isinstance(b, Question) and b.chemin == chemin for b in fiche.blocs)
        if not cellules and seance.situation.value(chemin) is None:
            raise EndroitInconnuError(ecrire(chemin))
        blocs, facultatifs = blocks(seance, fiche.blocs, self.atelier.objectif)
        nom = str(chemin[-1]) if cellules else completion.row_name(seance.situation, chemin)
        dedans: dict[str, Any] = {
            "blocs": blocs,
            "facultatifs": facultatifs,
            "nom": nom,
            "chemin": chemin,
        }
        if "fragment" in demande.query_params:
            return html("fiche.html", **dedans)
        cadre = frame(self.atelier, seance, str(chemin[0]))
        return html("ligne.html", cadre=cadre, **dedans)

    def _cell_saved(
        self, demande: Request, seance: Seance, chemin: Chemin, ligne: Chemin
    ) -> Response:
        section = str(chemin[0])
        if not wants_data(demande):
            return saved(demande, self.atelier, seance, section, anchor(chemin))
        lue = completion.case_at(seance.situation, chemin)
        case = {
            "chemin": ecrire(lue.chemin),
            "saisie": lue.saisie,
            "affichee": lue.affichee,
            "manque": lue.manque,
            "empreinte": completion.fingerprint(seance.situation, ligne) if ligne else "",
        }
        return saved(demande, self.atelier, seance, section, case=case)

    def _list_saved(
        self,
        demande: Request,
        seance: Seance,
        liste: Chemin,
        dit: Mapping[str, str],
        *,
        ligne: Chemin = (),
        message: str = "",
    ) -> Response:
        """Return the list as it is now, at the page where the row that was touched stands."""
        section = str(liste[0])
        if not wants_data(demande):
            return saved(demande, self.atelier, seance, section, anchor(liste))
        vue = next(iter(views({**dit, "liste": ecrire(liste)}).values()))
        if ligne:
            rang = seance.situation.rank(ligne)
            vue = Vue(1 + rang // vue.par_page) if not vue.cherche else vue
        tableau = self._table(seance, liste, vue)
        return saved(
            demande,
            self.atelier,
            seance,
            section,
            fragment=render("tableau.html", tableau=tableau),
            ligne=ecrire(ligne) if ligne else "",
            message=message,
        )

    def _named_elsewhere(
        self, demande: Request, seance: Seance, chemin: Chemin, prevu: Pas
    ) -> Response:
        """Return what names a row, before it goes."""
        noms = [r.nom for r in prevu.renvois]
        if wants_data(demande):
            return refusal(
                demande,
                409,
                f"D’autres données citent «\u00a0{prevu.dit}\u00a0»",
                "",
                etat="cite",
                nom=prevu.dit,
                renvois=noms[:_RENVOIS],
                autres=max(0, len(noms) - _RENVOIS),
            )
        return html(
            "citee.html",
            409,
            cadre=frame(self.atelier, seance, str(chemin[0])),
            nom=prevu.dit,
            chemin=chemin,
            renvois=noms,
        )


def _said(formulaire: FormData) -> Mapping[str, str]:
    """Return the fields of a form; one that is asked for and is not there reads as empty."""
    dit: defaultdict[str, str] = defaultdict(str)
    dit.update({cle: str(valeur) for cle, valeur in formulaire.items()})
    return dit


def _array(texte: str) -> list[Any]:
    try:
        lu = json.loads(texte)
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    if not isinstance(lu, list):
        raise HTTPException(400)
    return lu


def _texts(texte: str) -> list[str]:
    return [str(un) for un in _array(texte)]


def _rank(dit: Mapping[str, str]) -> int:
    if not dit["rang"].isdecimal():
        raise HTTPException(400)
    return int(dit["rang"])


def _parse(texte: str) -> Chemin:
    try:
        return parse(texte)
    except ValueError:
        raise EndroitInconnuError(texte) from None


def _keys(texte: str) -> Cles:
    return tuple(filter(None, texte.split(".")))


def _row(seance: Seance, dit: Mapping[str, str]) -> Chemin:
    return seance.find_row(_parse(dit.get("chemin", "")), dit.get("empreinte", ""))


def _found(seance: Seance, ligne: Chemin, empreinte: str, chemin: Chemin) -> Chemin:
    """Return where the row seen at `ligne` stands now; the cell at `chemin` is what is disputed."""
    try:
        return seance.find_row(ligne, empreinte)
    except ReponseDepasseeError:
        actuelle = completion.saisie_at(seance.situation, chemin)
        raise ReponseDepasseeError(chemin, actuelle) from None
