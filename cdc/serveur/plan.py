"""The contents and the header of every page: how far each sub-section is."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import quote

from cdc.completion.places import is_record_list, place_at
from cdc.formats.html.atelier.mots import anchor
from cdc.formats.html.atelier.vues import CadreVu, ChapitreVu, RubriqueVue
from cdc_schema.annotations import Objectif
from cdc_schema.chemins import ecrire
from cdc_schema.plan import PROJET, numero
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc.completion import Situation
    from cdc.completude import Avancement, AvancementSection
    from cdc.projet.seance import Seance
    from cdc.serveur.atelier import Atelier
    from cdc_schema.chemins import Chemin

_OBJECTIFS = tuple((o.value, o.value.capitalize()) for o in Objectif)


def frame(atelier: Atelier, seance: Seance, ici: str = "") -> CadreVu:
    """Return what surrounds the page of the sub-section `ici`."""
    avancement = progress(atelier, seance)
    cahier = seance.situation.cahier
    a_departager = _to_settle(seance)
    return CadreVu(
        cahier.projet.titre or "Cahier des charges",
        cahier.presentation.raison_sociale or "",
        atelier.enregistre,
        avancement.taux,
        atelier.objectif.value,
        _OBJECTIFS,
        tuple(_chapters(atelier, avancement, a_departager)),
        sum(a_departager.values()),
        hashlib.sha256(str(atelier.dossier.resolve()).encode()).hexdigest()[:12],
        seance.annulable,
        ici,
    )


def address(situation: Situation, chemin: Chemin) -> str:
    """Return where in the page one sees what stands at `chemin`: the form of its row, if it has one."""
    if len(chemin) == 1:
        return f"/s/{chemin[0]}"
    for rang in range(1, len(chemin)):
        item = place_at(situation, chemin[:rang]).champ
        if item.genre is Genre.MATRICE:
            return f"/s/{chemin[0]}#{anchor(chemin[:rang])}"
        if is_record_list(item):
            ligne = quote(ecrire(chemin[: rang + 1]), safe="")
            return f"/ligne?chemin={ligne}#{anchor(chemin)}"
    return f"/s/{chemin[0]}#{anchor(chemin)}"


def progress(atelier: Atelier, seance: Seance) -> Avancement:
    """Return how far the project is for the goal at hand."""
    return atelier.suivi.assess(seance.situation.cahier, atelier.objectif)


def _chapters(
    atelier: Atelier, avancement: Avancement, a_departager: dict[str, int]
) -> list[ChapitreVu]:
    def seen(section: AvancementSection) -> RubriqueVue:
        return _rubrique(atelier, section, a_departager.get(section.section.cle, 0))

    projet = seen(avancement.projet)
    chapitres = [ChapitreVu("", projet.titre, projet.taux, (projet,))]
    for chapitre in avancement.chapitres:
        rubriques = tuple(map(seen, chapitre.sections))
        if rubriques:
            dit = chapitre.chapitre
            chapitres.append(ChapitreVu(dit.numero, dit.titre, chapitre.taux, rubriques))
    return chapitres


def _rubrique(atelier: Atelier, vu: AvancementSection, a_departager: int) -> RubriqueVue:
    section = vu.section
    return RubriqueVue(
        section.cle,
        "" if section is PROJET else numero(section.cle),
        section.titre,
        vu.taux,
        vu.remplies,
        vu.attendues,
        a_departager,
        tuple(dict.fromkeys(m.titre for m in vu.manques)),
        section.cle in atelier.passees,
        section.question,
    )


def _to_settle(seance: Seance) -> dict[str, int]:
    compte: dict[str, int] = {}
    for contradiction in seance.situation.contradictions.values():
        compte[contradiction.section] = compte.get(contradiction.section, 0) + 1
    return compte
