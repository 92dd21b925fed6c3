"""Results as JUnit XML: what continuous integration writes, whatever the language of the tests."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from cdc.formats.echanges.lignes import (
    FauteResultat,
    LigneResultat,
    Resultats,
    ResultatsRefusesError,
    cases_in,
    requirements_in,
)
from cdc.formats.echanges.verdicts import read_status
from cdc.formats.tableurs.moments import moment_of
from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    import datetime as dt
    from xml.etree.ElementTree import Element

PROFONDEUR_MAXIMALE = 60
_RACINES = ("testsuites", "testsuite")
_SIGNES = {
    "failure": Verdict.NON_CONFORME,
    "error": Verdict.BLOQUE,
    "skipped": Verdict.NON_JOUE,
}
# « run » and « completed » are what GoogleTest says of a test that ran, with or without failure.
_JOUES = ("run", "completed")
_ETAPE = re.compile(
    r"(?<![A-Za-z])(?:étape|etape|step|pas)[ _-]?n?°?[ _-]?(\d{1,3})(?!\d)", re.IGNORECASE
)
_SANS_CAS = (
    "ne nomme ni cas de test (CT-…) ni exigence (EX-…). Demandez au prestataire de l’écrire dans "
    "le nom du test, ou dans une propriété."
)
_INCONNU = "n’est pas un verdict connu."


def read_junit(fichier: str, contenu: bytes) -> Resultats | None:
    """Return the results of a JUnit report, or None when this XML is something else.

    Raises:
        ResultatsRefusesError: it is damaged, nested without end, or declares a DOCTYPE.
    """
    lecture = _Lecture()
    try:
        lecture.read(contenu)
    except DefusedXmlException:
        raise ResultatsRefusesError(
            fichier,
            "il contient une déclaration DOCTYPE ou des entités, qu’aucun rapport JUnit n’écrit\u00a0: "
            "il est refusé par sécurité. Demandez au prestataire un rapport neuf.",
        ) from None
    except _TropProfondError:
        raise ResultatsRefusesError(
            fichier,
            f"ses éléments s’emboîtent sur plus de {PROFONDEUR_MAXIMALE} niveaux, ce qu’aucun "
            "rapport JUnit ne fait\u00a0: il est refusé par sécurité.",
        ) from None
    except (ParseError, LookupError, ValueError) as error:
        raise ResultatsRefusesError(
            fichier, f"ce XML est abîmé ou incomplet ({error}). Demandez-le à nouveau."
        ) from error
    if not lecture.reconnu:
        return None
    return Resultats("JUnit", tuple(lecture.lignes), tuple(lecture.fautes))


class _TropProfondError(Exception):
    """Elements stand in one another without end."""


@dataclass(slots=True)
class _Lecture:
    """Reads a report element after element, keeping none."""

    reconnu: bool = False
    lignes: list[LigneResultat] = field(default_factory=list)
    fautes: list[FauteResultat] = field(default_factory=list)
    suites: list[Element] = field(default_factory=list)
    nombre: int = 0

    def read(self, contenu: bytes) -> None:
        profondeur = 0
        for moment, element in iterparse(
            io.BytesIO(contenu), events=("start", "end"), forbid_dtd=True
        ):
            nom = _local(element)
            if moment == "start":
                profondeur += 1
                if profondeur == 1:
                    self.reconnu = nom in _RACINES
                if profondeur > PROFONDEUR_MAXIMALE:
                    raise _TropProfondError
                if not self.reconnu:
                    return
                if nom == "testsuite":
                    self.suites.append(element)
                continue
            profondeur -= 1
            if nom == "testcase":
                self.nombre += 1
                self._case(element)
                element.clear()
            elif nom == "testsuite":
                self.suites.pop()
                element.clear()

    def _case(self, element: Element) -> None:
        nom = element.get("name", "")
        lieu = f"test n°\u00a0{self.nombre}"
        textes = self._texts(element)
        cas = next(filter(None, map(cases_in, textes)), [])
        exigences = list(dict.fromkeys(e for t in textes for e in requirements_in(t)))
        if not cas and not exigences:
            self.fautes.append(FauteResultat(lieu, nom, _SANS_CAS))
            return
        verdict, obtenu = _verdict(element)
        if verdict is None:
            self.fautes.append(FauteResultat(lieu, f"{nom}, {obtenu}", _INCONNU))
            return
        etape = _ETAPE.search(nom)
        for un in cas or [""]:
            self.lignes.append(
                LigneResultat(
                    un,
                    int(etape[1]) if etape else None,
                    verdict,
                    obtenu,
                    "",
                    self._date(element),
                    lieu,
                    tuple(exigences),
                )
            )

    def _texts(self, element: Element) -> list[str]:
        """Return where identifiers are looked for, from the surest place to the vaguest."""
        proprietes = [
            " ".join(filter(None, (e.get("name"), e.get("value"), e.text)))
            for e in element.iter()
            if _local(e) in ("property", "tag", "tags")
        ]
        suites = [suite.get("name", "") for suite in reversed(self.suites)]
        return [
            " ".join(proprietes),
            element.get("name", ""),
            element.get("classname", ""),
            *suites,
        ]

    def _date(self, element: Element) -> dt.date | None:
        for porteur in (element, *reversed(self.suites)):
            lu = moment_of(porteur.get("timestamp", ""))
            if lu is not None:
                return lu.date()
        return None


def _verdict(element: Element) -> tuple[Verdict | None, str]:
    """Return the verdict of a test and what it says; a word that is not known instead of the latter."""
    signes = {_local(enfant): enfant for enfant in element}
    for nom, verdict in _SIGNES.items():
        if nom in signes:
            return verdict, _message(signes[nom])
    dit = element.get("status") or element.get("result") or ""
    if not dit or dit.casefold() in _JOUES:
        return Verdict.CONFORME, ""
    verdict_dit = read_status(dit)
    return verdict_dit, "" if verdict_dit else dit


def _message(element: Element) -> str:
    lignes = (ligne.strip() for ligne in (element.text or "").splitlines())
    return (element.get("message") or next(filter(None, lignes), "")).strip()


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
