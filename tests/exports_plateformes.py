"""Exports of form platforms, as each of them writes its files."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Lignes = Sequence[Sequence[Any]]

LUNDI = dt.datetime(2026, 3, 2, 9, 5, 12, 553000)

LIMESURVEY_FR = (
    "ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ",
    "Tête de série", "Date de lancement", "Date de la dernière action", "Adresse IP",
)  # fmt: skip
LIMESURVEY_EN = (
    "Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started",
    "Date last action", "IP address",
)  # fmt: skip
LIMESURVEY_CODES = (
    "id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr",
)  # fmt: skip
KOBO = ("_id", "_uuid", "_submission_time", "_validation_status", "_index")
FRAMAFORMS = (
    "Serial", "SID", "Submitted Time", "Completed Time", "Modified Time", "Draft", "IP Address",
    "UID", "Username",
)  # fmt: skip
TYPEFORM_FIN = ("Start Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags")
TALLY = ("Submission ID", "Respondent ID", "Submitted at")


def workbook(**feuilles: Lignes) -> bytes:
    """Return a workbook; a sheet is named by its keyword, `_` for a space."""
    classeur = Workbook()
    classeur.remove(classeur.worksheets[0])
    for nom, lignes in feuilles.items():
        feuille = classeur.create_sheet(nom.replace("_", " "))
        for ligne in lignes:
            feuille.append([None if v == "" else v for v in ligne])
    buffer = io.BytesIO()
    classeur.save(buffer)
    return buffer.getvalue()


def text_table(lignes: Lignes, separateur: str = ",", *, marque: bool = False) -> bytes:
    """Return a table as text, with the line ends of the web, and a byte order mark if it has one."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=separateur, quoting=csv.QUOTE_ALL).writerows(lignes)
    return buffer.getvalue().encode("utf-8-sig" if marque else "utf-8")


def google(
    questions: Sequence[str], *reponses: Sequence[Any], anglais: bool = False, debut: Any = LUNDI
) -> bytes:
    """Return the sheet of answers of Google; each response comes four minutes after another."""
    entetes = ("Timestamp", "Email Address") if anglais else ("Horodateur", "Adresse e-mail")
    lignes = [
        [debut + dt.timedelta(minutes=4 * i), f"p{i}@exemple.fr", *dits]
        for i, dits in enumerate(reponses)
    ]
    nom = "Form_Responses_1" if anglais else "Réponses_au_formulaire_1"
    return workbook(**{nom: [[*entetes, *questions], *lignes]})


def limesurvey(
    questions: Sequence[str], *reponses: Sequence[Any], entetes: Sequence[str] = LIMESURVEY_FR,
    inacheves: Sequence[int] = (),
) -> bytes:  # fmt: skip
    """Return the text export of LimeSurvey: a mark, semicolons, line ends inside of cells."""
    return text_table(_limesurvey(questions, reponses, entetes, inacheves), ";", marque=True)


def limesurvey_workbook(questions: Sequence[str], *reponses: Sequence[Any]) -> bytes:
    """Return the workbook that LimeSurvey writes."""
    return workbook(Export=_limesurvey(questions, reponses, LIMESURVEY_FR, ()))


def _limesurvey(
    questions: Sequence[str], reponses: Sequence[Sequence[Any]], entetes: Sequence[str],
    inacheves: Sequence[int],
) -> list[list[Any]]:  # fmt: skip
    lignes: list[list[Any]] = [[*entetes, *questions]]
    for i, dits in enumerate(reponses, 1):
        fin = "" if i in inacheves else "2026-03-02 09:31:40"
        suivi = [i, fin, 5, "fr", 1002251929 + i, "2026-03-02 09:05:12", "2026-03-02 09:31:40"]
        lignes.append([*map(str, suivi), f"192.0.2.{i}", *dits])
    return lignes


def kobo(
    questions: Sequence[str], *reponses: Sequence[Any],
    repetitions: Mapping[str, Lignes] | None = None,
) -> bytes:  # fmt: skip
    """Return an export of KoboToolbox; `repetitions` are its other sheets, headings first."""
    lignes: list[list[Any]] = [["start", "end", "deviceid", *questions, *KOBO]]
    for i, dits in enumerate(reponses, 1):
        suivi = ["2026-03-02T09:05:00.000+01:00", "2026-03-02T09:31:00.000+01:00", "ee:1234"]
        fin = [9000 + i, f"00000000-0000-4000-8000-{i:012}", f"2026-03-02T08:31:0{i}", "", i]
        lignes.append([*suivi, *dits, *fin])
    return workbook(**{"Recueil": lignes, **(repetitions or {})})


def framaforms(
    blocs: Sequence[str], questions: Sequence[str], *reponses: Sequence[Any],
    brouillons: Sequence[int] = (), texte: bool = False,
) -> bytes:  # fmt: skip
    """Return an export of Framaforms; `blocs` are the second row of headings, above `questions`."""
    vides = [""] * (len(FRAMAFORMS) - 1)
    lignes: list[list[Any]] = [
        ["Recueil des besoins"],
        ["Submission Details", *vides, *blocs],
        [*FRAMAFORMS, *questions],
    ]
    for i, dits in enumerate(reponses, 1):
        draft = "1" if i in brouillons else "0"
        quand = [f"02/03/2026 - 09:{m:02}" for m in (5, 31, 31)]
        lignes.append([str(i), str(100 + i), *quand, draft, f"192.0.2.{i}", "0", "", *dits])
    return text_table(lignes) if texte else workbook(Sheet1=lignes)


def typeform(questions: Sequence[str], *reponses: Sequence[Any]) -> bytes:
    """Return the text export of Typeform."""
    lignes: list[list[Any]] = [["#", *questions, *TYPEFORM_FIN]]
    for i, dits in enumerate(reponses, 1):
        fin = ["2026-03-02 08:05:12", "2026-03-02 08:31:40", f"a1b2c3d4e{i}", ""]
        lignes.append([f"r{i}x9", *dits, *fin])
    return text_table(lignes)


def tally(questions: Sequence[str], *reponses: Sequence[Any]) -> bytes:
    """Return the text export of Tally."""
    lignes: list[list[Any]] = [[*TALLY, *questions]]
    for i, dits in enumerate(reponses, 1):
        lignes.append([f"s{i}Ab", f"v{i}Zz", "2026-03-02 08:31:40", *dits])
    return text_table(lignes)
