"""Words an anomaly from what a tester saw, so that the vendor can see it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.francais import INSECABLE, enumeration
from cdc.recette.echecs import CAS_ENTIER
from cdc_schema.enumerations import EtatAnomalie, Qualification, Severite, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc.recette.echecs import Echec
    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest, EtapeDeTest
    from cdc_schema.recette.anomalies import Anomalie
    from cdc_schema.recette.campagnes import Campagne

PAR_DEFAUT = Severite.MAJEURE
_GRAVITES = tuple(Severite)
_TITRE = 90
_NON_QUALIFIES = (EtatAnomalie.OUVERTE.value, EtatAnomalie.A_QUALIFIER.value)


def draft_anomaly(
    cahier: Cahier,
    cas: CasDeTest,
    echecs: Sequence[Echec],
    exigences: Iterable[str],
    deja: Anomalie | None = None,
) -> dict[str, Any]:
    """Return an anomaly for one step that failed, as plain data without its identifier.

    `echecs` are all those who saw it, the first one first; `deja` is one that was closed for the
    same step.
    """
    premier = echecs[0]
    campagne = next((c for c in cahier.campagnes if c.id == premier.passage.campagne), None)
    proposee = proposed_severity(echecs)
    dates = [e.passage.date for e in echecs if e.passage.date]
    anomalie = {
        "titre": _title(cas, premier),
        "execution_etape": _origin(premier),
        "cas": cas.id,
        "exigences": list(exigences),
        "description": "\n\n".join(_description(echecs, deja)),
        "reproduction": list(_reproduction(cas, premier.etape.n)),
        "attendu_obtenu": {"attendu": _expected(cas, premier.etape.n), "obtenu": _seen(premier)},
        "environnement_version": _environment(campagne),
        "preuves": list(dict.fromkeys(e.etape.preuve for e in echecs if e.etape.preuve)),
        "severite": (proposee or PAR_DEFAUT).value,
        "severite_proposee": proposee.value if proposee else None,
        "nature": Qualification.A_QUALIFIER.value,
        "detectee_le": min(dates) if dates else None,
        "etat": EtatAnomalie.OUVERTE.value,
        "provenance": [e.source for e in echecs if e.source],
    }
    return {cle: valeur for cle, valeur in anomalie.items() if valeur}


def refreshed(
    ligne: Mapping[str, Any], avant: Mapping[str, Any], apres: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what one witness more changes in an anomaly: only what nobody edited since `avant`."""
    champs: tuple[str, ...] = ("description", "preuves")
    if ligne.get("etat") in _NON_QUALIFIES and not ligne.get("qualifiee_par"):
        champs += ("severite", "severite_proposee")
    return {
        champ: apres[champ]
        for champ in champs
        if champ in apres
        and apres[champ] != avant.get(champ)
        and (ligne.get(champ) or None) == avant.get(champ)
    }


def proposed_severity(echecs: Iterable[Echec]) -> Severite | None:
    """Return the worst severity that testers gave, or None when they gave none."""
    dites = [e.etape.severite for e in echecs if e.etape.severite]
    return min(dites, key=_GRAVITES.index) if dites else None


def _title(cas: CasDeTest, echec: Echec) -> str:
    dit = " ".join(echec.etape.obtenu.split())
    if not dit:
        etape = f", étape {echec.etape.n}" if echec.etape.n != CAS_ENTIER else ""
        dit = f"{cas.titre or cas.id}{etape}{INSECABLE}: {echec.etape.verdict.value}"
    phrase = dit.split(". ")[0].rstrip(".")
    if len(phrase) > _TITRE:
        phrase = phrase[:_TITRE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return phrase[:1].upper() + phrase[1:]


def _origin(echec: Echec) -> dict[str, Any]:
    etape = {"etape": echec.etape.n} if echec.etape.n != CAS_ENTIER else {}
    return {"execution": echec.passage.id, **etape}


def _description(echecs: Sequence[Echec], deja: Anomalie | None) -> Iterator[str]:
    """Yield the words of each tester, each text once."""
    mots = list(dict.fromkeys(e.etape.obtenu.strip() for e in echecs if e.etape.obtenu.strip()))
    yield from mots or [f"{_seen(echecs[0])} Demandez au recetteur ce qu’il a vu."]
    if len(echecs) > 1:
        vus = enumeration(list(dict.fromkeys(e.passage.id for e in echecs)))
        yield f"Vu dans {vus}."
    if deja is not None:
        yield f"Déjà vu{INSECABLE}: {deja.id}, close depuis."


def _seen(echec: Echec) -> str:
    if echec.etape.obtenu.strip():
        return echec.etape.obtenu.strip()
    bloque = echec.etape.verdict is Verdict.BLOQUE
    return f"{'Bloqué' if bloque else 'Non conforme'}, sans observation."


def _expected(cas: CasDeTest, n: int) -> str:
    etapes = [e for e in steps(cas) if n in (CAS_ENTIER, e[0])]
    return "\n".join(e.attendu for _, e in etapes if e.attendu) or "non écrit dans le cas"


def _reproduction(cas: CasDeTest, n: int) -> Iterator[str]:
    """Yield the situation, the data, then each gesture up to the one that fails."""
    if cas.role:
        yield f"Rôle{INSECABLE}: {cas.role}"
    for prerequis in cas.preconditions:
        yield f"Au départ{INSECABLE}: {prerequis}"
    for donnee in cas.donnees:
        yield f"Donnée{INSECABLE}: {donnee.nom or 'sans nom'} = {donnee.valeur or ''}".rstrip()
    for numero, etape in steps(cas):
        saisie = f" ({etape.donnee})" if etape.donnee else ""
        yield f"{numero}. {etape.action or ''}{saisie}"
        if numero == n:
            return


def steps(cas: CasDeTest) -> list[tuple[int, EtapeDeTest]]:
    """Return the steps of a case, each with its number: its own, else its rank."""
    return [(etape.n or rang, etape) for rang, etape in enumerate(cas.etapes, 1)]


def _environment(campagne: Campagne | None) -> dict[str, Any]:
    if campagne is None:
        return {}
    nom = campagne.environnement.nom if campagne.environnement else None
    dits = {"environnement": nom.value if nom else None, "version": campagne.version_livree}
    return {cle: dit for cle, dit in dits.items() if dit}
