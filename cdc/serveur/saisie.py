"""What is typed in a field, one at a time: saved at once, refused with a reason, or overtaken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from cdc.completion import EndroitInconnuError, Forme, ReponseRefuseeError, plain, saisie_at
from cdc.completion.lecture import search
from cdc.completion.questions import question_at
from cdc.formats.html.atelier import render
from cdc.formats.html.atelier.mots import anchor
from cdc.projet.seance import ReponseDepasseeError
from cdc.serveur.changements import change_route, saved
from cdc.serveur.plan import frame
from cdc.serveur.reponses import html, wants_data
from cdc.serveur.section import seen
from cdc_schema.chemins import ecrire, parse

if TYPE_CHECKING:
    from starlette.datastructures import FormData, QueryParams
    from starlette.requests import Request
    from starlette.responses import Response

    from cdc.completion import Question
    from cdc.projet.seance import Seance
    from cdc.serveur.atelier import Atelier
    from cdc_schema.chemins import Chemin

_IDENTIFIANT = re.compile(r"\(([^()]+)\)$")
_NOMS = 50
_REFERENCES = (Forme.REFERENCE, Forme.REFERENCES)


def routes(atelier: Atelier) -> list[Route]:
    """Return the routes of this part."""
    champs = _Champs(atelier)
    return [
        change_route("/champ", atelier, champs.field),
        change_route("/retenir", atelier, champs.take),
        change_route("/creer", atelier, champs.create),
        change_route("/annuler", atelier, champs.undo),
        change_route("/passer", atelier, champs.put_off),
        Route("/champ", champs.show),
        Route("/options", champs.names),
    ]


class _Champs:
    """What is done to the fields of one project."""

    def __init__(self, atelier: Atelier) -> None:
        self._atelier = atelier

    def field(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Take what was typed in a field; without scripts, a refusal shows it again."""
        chemin = _path(formulaire)
        posee = question_at(seance.situation, chemin, self._atelier.objectif)
        texte = _typed(posee, [str(t) for t in formulaire.getlist("texte")])
        vu = None if "force" in formulaire else str(formulaire.get("vu", ""))
        try:
            pas = seance.edit(chemin, texte, vu)
        except (ReponseRefuseeError, ReponseDepasseeError) as error:
            if wants_data(demande):
                raise
            return _again(self._atelier, seance, chemin, texte, error)
        return _saved(demande, self._atelier, seance, pas.chemin or chemin)

    def take(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Take over what an interview said, with its source."""
        chemin = _path(formulaire)
        _check_seen(seance, chemin, formulaire)
        pas = seance.take_over(
            chemin, str(formulaire.get("lu", "")), str(formulaire.get("motif", ""))
        )
        return _saved(demande, self._atelier, seance, pas.chemin or chemin)

    def create(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Create the element that an answer names."""
        chemin = _path(formulaire)
        seance.goto(chemin)
        pas = seance.create(str(formulaire.get("nom", "")).strip(), str(formulaire.get("cible")))
        return _saved(demande, self._atelier, seance, chemin, cree=str(pas.chemin[-1]), dit=pas.dit)

    def undo(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Undo the last change of the project, whoever made it."""
        libelle = seance.undo(toutes=True)
        ici = str(formulaire.get("ici", ""))
        return saved(demande, self._atelier, seance, ici, defait=libelle)

    def put_off(self, demande: Request, seance: Seance, formulaire: FormData) -> Response:
        """Leave a sub-section for later, and go to the next that lacks something."""
        del demande
        cle = str(formulaire.get("section", ""))
        self._atelier.passees.add(cle)
        rubriques = frame(self._atelier, seance, cle).rubriques
        rang = next((n for n, r in enumerate(rubriques) if r.cle == cle), -1)
        suivantes = [r for r in rubriques[rang + 1 :] if r.manques and not r.passee]
        return RedirectResponse(suivantes[0].adresse if suivantes else "/", 303)

    def show(self, demande: Request) -> Response:
        """Give the block of a field as it is now."""
        with self._atelier.ouvert() as seance:
            chemin = _path(demande.query_params)
            return JSONResponse({"fragment": _fragment(self._atelier, seance, chemin)})

    def names(self, demande: Request) -> Response:
        """Give the names of a long list that what is typed may mean."""
        with self._atelier.ouvert() as seance:
            chemin = _path(demande.query_params)
            posee = question_at(seance.situation, chemin, self._atelier.objectif)
            trouvees = search(posee.options, demande.query_params.get("q", "")[:200])
        noms = [f"{o.libelle} ({o.valeur})" if o.sens else o.libelle for o in trouvees[:_NOMS]]
        return JSONResponse({"options": noms})


def _path(formulaire: FormData | QueryParams) -> Chemin:
    texte = str(formulaire.get("chemin", ""))
    try:
        return parse(texte)
    except ValueError:
        raise EndroitInconnuError(texte) from None


def _check_seen(seance: Seance, chemin: Chemin, formulaire: FormData) -> None:
    """Refuse to replace what was not shown when somebody chose."""
    actuelle = saisie_at(seance.situation, chemin)
    vu = str(formulaire.get("vu", actuelle))
    if plain(vu) != actuelle:
        raise ReponseDepasseeError(chemin, actuelle)


def _typed(posee: Question, textes: list[str]) -> str:
    """Return what the controls of a field say together: one item a line, identifiers for names."""
    if posee.forme in _REFERENCES:
        connus = {o.valeur for o in posee.options}
        textes = [_identified(t, connus) for t in textes]
    return "\n".join(t for t in textes if t.strip())


def _identified(texte: str, connus: set[str]) -> str:
    trouve = _IDENTIFIANT.search(texte.strip())
    return trouve[1] if trouve and trouve[1] in connus else texte


def _saved(
    demande: Request, atelier: Atelier, seance: Seance, chemin: Chemin, **plus: str
) -> Response:
    fragment = _fragment(atelier, seance, chemin) if wants_data(demande) else ""
    ici = str(chemin[0])
    plus = {"fragment": fragment, "chemin": ecrire(chemin), **plus}
    return saved(demande, atelier, seance, ici, anchor(chemin), **plus)


def _fragment(atelier: Atelier, seance: Seance, chemin: Chemin) -> str:
    posee = question_at(seance.situation, chemin, atelier.objectif)
    return render("fragment.html", champ=seen(seance, posee, atelier.objectif))


def _again(
    atelier: Atelier,
    seance: Seance,
    chemin: Chemin,
    texte: str,
    error: ReponseRefuseeError | ReponseDepasseeError,
) -> Response:
    """Return the page of one field, with what was typed and why it was not taken."""
    seance = atelier.seance()
    vu = seen(seance, question_at(seance.situation, chemin, atelier.objectif), atelier.objectif)
    return html(
        "reprise.html",
        409 if isinstance(error, ReponseDepasseeError) else 422,
        cadre=frame(atelier, seance, str(chemin[0])),
        champ=vu,
        saisi=texte,
        message=str(error),
        depassee=isinstance(error, ReponseDepasseeError),
    )
