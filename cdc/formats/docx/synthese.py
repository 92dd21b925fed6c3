"""The synthesis of the interviews as a Word document, in the look of the specification."""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING

from cdc.entretien.cellules import shown
from cdc.entretien.synthese import counted, per_week
from cdc.formats.document import blocs as b
from cdc.formats.document.sections import cellules
from cdc.formats.document.typographie import INSECABLE, amount, typeset
from cdc.formats.docx.rendu import render_blocs
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from pathlib import Path

    from cdc.entretien.contradictions import Contradiction
    from cdc.entretien.suivis import Suivi
    from cdc.entretien.synthese import QuestionDite, Synthese
    from cdc_schema import Cahier

_TITRE = "Synthèse des entretiens"
_QUI, _MESURE, _REPONSE, _CELLULE = 42.0, 24.0, 34.0, 34.0


def render_document(cahier: Cahier, synthese: Synthese, modele: Path) -> bytes:
    """Return the Word document of `synthese`, with the template `modele`."""
    dits = {"titre": _TITRE, "sous_titre": typeset(counted(synthese)), "avertissement": _NOMINATIF}
    return render_blocs(list(_body(synthese)), cahier, modele, dits)


_NOMINATIF = typeset(
    "Document interne et nominatif : ne le transmettez ni aux prestataires, ni hors de l’équipe "
    "projet."
)


def _body(synthese: Synthese) -> Iterator[b.Bloc]:
    yield _heading(1, "Contradictions")
    yield from _contradictions(synthese)
    yield _heading(1, "Profils et questions sans réponse")
    yield from _silent(synthese)
    if synthese.irritants:
        yield _heading(1, "Irritants et temps perdu")
        yield from _irritants(synthese)
    yield _heading(1, "Qui a dit quoi")
    yield from _answers(synthese)
    for personne, suivis in synthese.by_person().items():
        yield _heading(1, f"À voir avec {personne}")
        yield from _follow_up(suivis)
    if synthese.classes:
        yield _heading(1, "Points classés sans suite")
        yield _closed(synthese)


def _closed(synthese: Synthese) -> b.Bloc:
    colonnes = (
        b.Colonne("Qui", largeur=_QUI),
        b.Colonne("Ce qui est écrit"),
        b.Colonne("Pourquoi il n’y a pas de suite"),
    )
    lignes = tuple(_row(s.personne, s.texte, raison) for s, raison in synthese.classes)
    return b.Tableau("Points classés sans suite", colonnes, lignes)


def _contradictions(synthese: Synthese) -> Iterator[b.Bloc]:
    if not synthese.contradictions:
        yield _paragraph("Aucune contradiction à départager.")
    for contradiction in synthese.contradictions:
        yield _heading(3, contradiction.titre)
        lignes = tuple(_positions(contradiction, synthese))
        colonnes = (
            b.Colonne("Réponse", largeur=_REPONSE),
            b.Colonne("Qui"),
            b.Colonne("Quand", largeur=_MESURE),
            b.Colonne("Cellule", largeur=_CELLULE),
        )
        yield b.Tableau(contradiction.titre, colonnes, lignes)
        place = contradiction.chemin or contradiction.question
        existante = contradiction.existante
        dit = f" Le cahier dit « {existante} »." if existante else ""
        yield b.Paragraphe("CDC Note", (b.Texte(typeset(f"{place}.{dit}")),))


def _positions(contradiction: Contradiction, synthese: Synthese) -> Iterator[b.Ligne]:
    for position in contradiction.positions:
        for dit in position.temoignages:
            identite = dit.releve.identite
            fonction = identite["fonction"].texte if "fonction" in identite else ""
            qui = synthese.personnes.canonical(dit.personne)
            yield _row(
                position.lu,
                ", ".join(filter(None, [qui, fonction])),
                identite["date"].texte if "date" in identite else "",
                f"{dit.releve.nom}, {shown(dit.cellule)}",
                gras=True,
            )


def _silent(synthese: Synthese) -> Iterator[b.Bloc]:
    if synthese.profils_absents:
        yield _heading(3, "Profils non entendus")
        colonnes = (b.Colonne("Profil", largeur=_QUI), b.Colonne("Qui entendre"))
        lignes = tuple(_row(titre, qui) for _, titre, qui in synthese.profils_absents)
        yield b.Tableau("Profils non entendus", colonnes, lignes)
    if synthese.sans_reponse:
        yield _heading(3, "Questions sans aucune réponse")
        lignes = tuple(_row(v.question.numero, v.question.texte) for v in synthese.sans_reponse)
        yield b.Tableau("Questions sans aucune réponse", _QUESTIONS, lignes)
    if not synthese.profils_absents and not synthese.sans_reponse:
        yield _paragraph("Tous les profils sont entendus, chaque question du noyau a sa réponse.")


_QUESTIONS = (b.Colonne("N°", largeur=20.0), b.Colonne("Question"))


def _irritants(synthese: Synthese) -> Iterator[b.Bloc]:
    yield b.Chiffres(
        "Temps perdu",
        (
            (amount(synthese.heures_par_semaine, "h"), "perdues par semaine"),
            (amount(synthese.heures, "h"), "par mois"),
            (str(len(synthese.irritants)), "irritants racontés"),
        ),
    )
    for cle, titre in (("service", "Service"), ("profil", "Profil")):
        lignes = tuple(_hours_row(nom, h) for nom, h in synthese.hours_by(cle).items())
        if lignes:
            yield b.Tableau(
                f"Temps perdu par {titre.lower()}", (b.Colonne(titre), *_HEURES), lignes
            )
    tries = sorted(synthese.irritants, key=lambda i: -(i.heures or 0))
    colonnes = (b.Colonne("Irritant"), b.Colonne("Qui", largeur=_QUI), *_HEURES)
    lignes = tuple(_hours_row(i.texte, i.heures, f"{i.personne} ({i.entretien})") for i in tries)
    yield b.Tableau("Irritants", colonnes, lignes)


_HEURES = (b.Colonne("h / mois", "droite", _MESURE), b.Colonne("h / semaine", "droite", _MESURE))


def _hours_row(nom: str, heures: Decimal | None, qui: str = "") -> b.Ligne:
    mots = [cellules.text(typeset(nom))]
    mots += [cellules.text(typeset(qui))] if qui else []
    return b.Ligne(
        (*mots, _measure(heures), _measure(None if heures is None else per_week(heures)))
    )


def _measure(heures: Decimal | None) -> b.Cellule:
    if heures is None:
        return cellules.absent()
    texte = amount(heures, "").strip()
    return (b.Paragraphe("CDC Cellule Nombre", (b.Texte(texte),)),)


def _answers(synthese: Synthese) -> Iterator[b.Bloc]:
    for theme, dites in groupby(synthese.questions, key=lambda q: q.theme):
        yield _heading(2, theme)
        for dite in dites:
            yield from _question(dite)


def _question(dite: QuestionDite) -> Iterator[b.Bloc]:
    yield _heading(4, f"{dite.question.numero} — {dite.question.texte}")
    colonnes = (
        b.Colonne("Qui", largeur=_QUI),
        b.Colonne("Réponse"),
        b.Colonne("Cellule", largeur=_CELLULE),
    )
    lignes = tuple(
        _row(
            d.personne,
            f"{d.texte} ({d.drapeau})" if d.drapeau else d.texte,
            f"{d.entretien}, {shown(d.cellule)}",
        )
        for d in dite.dits
    )
    yield b.Tableau(f"Réponses{INSECABLE}: {dite.question.texte}", colonnes, lignes, _DENSE)


_DENSE = "CDC Tableau Dense"


def _follow_up(suivis: list[Suivi]) -> Iterator[b.Bloc]:
    yield b.Paragraphe(
        "CDC Chapeau", (b.Texte(typeset(plural(len(suivis), "point") + " à voir.")),)
    )
    colonnes = (
        b.Colonne("Pourquoi", largeur=52.0),
        b.Colonne("Question, ou ce qui est écrit"),
        b.Colonne("Où", largeur=_CELLULE),
    )
    lignes = tuple(
        _row(
            s.motif,
            " — ".join(filter(None, [s.question.removeprefix("Q-"), s.texte])),
            ", ".join(filter(None, [s.entretien, shown(s.cellule)])),
        )
        for s in suivis
    )
    yield b.Tableau("À voir", colonnes, lignes)


def _heading(niveau: int, texte: str) -> b.Titre:
    # What the contents list needs a bookmark, which a hash of the words makes the same each time.
    cle = hashlib.sha256(texte.encode()).hexdigest()[:12]
    return b.Titre(niveau, (b.Texte(typeset(texte)),), f"Synthese_{cle}" if niveau < 3 else "")


def _paragraph(texte: str) -> b.Paragraphe:
    return b.Paragraphe("Normal", (b.Texte(typeset(texte)),))


def _row(*textes: str, gras: bool = False) -> b.Ligne:
    mots = [cellules.text(typeset(t)) if t else cellules.absent() for t in textes]
    if gras:
        mots[0] = (b.Paragraphe(cellules.CELLULE, (b.Texte(typeset(textes[0]), "Strong"),)),)
    return b.Ligne(tuple(mots))
