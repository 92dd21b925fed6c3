"""Identifiers, and references from one element to another.

An identifier is `PREFIXE(-CODE)?(-NNN)?`; it is stable and never reused. A reference is checked
for its form here; that its target exists is a finding, not a fault: a half-written project loads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

_SUITE = r"(?:-[A-Z][A-Z0-9]{0,7})?(?:-[0-9]{1,4})?"
_IDENTIFIANT = re.compile(rf"^[A-Z]{{1,4}}(?=-){_SUITE}$")


@dataclass(frozen=True, slots=True)
class Cible:
    """What an identifier designates: its prefix, and how a message names it."""

    prefixe: str
    nom: str
    exemple: str


CIBLES: dict[str, Cible] = {
    "entretien": Cible("ENT", "un entretien", "ENT-04"),
    "irritant": Cible("IRR", "un irritant relevé en entretien", "IRR-07"),
    "frein": Cible("FRE", "un frein au changement", "FRE-02"),
    "processus": Cible("PRC", "un processus", "PRC-05"),
    "flux": Cible("FLX", "un flux d’informations", "FLX-07"),
    "source": Cible("SRC", "une source de données (inventaire)", "SRC-03"),
    "entite": Cible("DON", "une entité de données", "DON-LEAD"),
    "cible": Cible("CIB", "une cible commerciale", "CIB-02"),
    "objectif": Cible("OBJ", "un objectif du projet", "OBJ-03"),
    "systeme": Cible("SYS", "une application ou un système", "SYS-ERP"),
    "dysfonctionnement": Cible("DYS", "un dysfonctionnement de l’existant", "DYS-01"),
    "contrainte": Cible("CON", "une contrainte non négociable", "CON-01"),
    "champ": Cible("CH", "un champ du dictionnaire de données", "CH-LEA-04"),
    "segment": Cible("SEG", "un segment de clients", "SEG-01"),
    "mapping": Cible("MAP", "une correspondance", "MAP-041"),
    "interface": Cible("INT", "une interface entre deux systèmes", "INT-03"),
    "machine_etats": Cible("WF", "un workflow", "WF-SAV"),
    "role": Cible("ROL", "un rôle", "ROL-COM"),
    "traitement": Cible("TRT", "un traitement de données personnelles", "TRT-02"),
    "phase": Cible("PHA", "une phase du planning", "PHA-1"),
    "jalon": Cible("JAL", "un jalon", "JAL-05"),
    "lot": Cible("LOT", "un lot livré et recetté", "LOT-1"),
    "membre": Cible("MEM", "un membre de l’équipe projet", "MEM-04"),
    "decision": Cible("DEC", "une décision du projet", "DEC-07"),
    "exigence": Cible("EX", "une exigence", "EX-REL-003"),
    "critere": Cible("CRI", "un critère de choix", "CRI-1"),
    "poste_de_prix": Cible("PX", "une ligne du cadre de prix", "PX-01"),
    "scenario": Cible("SCN", "un scénario de démonstration", "SCN-1"),
    "candidat": Cible("CAN", "un candidat à la consultation", "CAN-A"),
    "risque": Cible("RSQ", "un risque", "RSQ-02"),
    "regle": Cible("RG", "une règle de gestion", "RG-12"),
    "persona": Cible("PER", "un persona", "PER-03"),
    "cas_de_test": Cible("CT", "un cas de test", "CT-012"),
    "campagne": Cible("CAMP", "une campagne de recette", "CAMP-01"),
    "releve": Cible("REL", "un classeur de recette rempli", "REL-01"),
    "anomalie": Cible("ANO", "une anomalie de recette", "ANO-003"),
    "demande_evolution": Cible("DEM", "une demande d’évolution", "DEM-01"),
    "reserve": Cible("RES", "une réserve de recette", "RES-02"),
    "pv": Cible("PV", "un procès-verbal", "PV-01"),
    "rapport_prestataire": Cible("RAP", "un rapport de recette remis par le prestataire", "RAP-02"),
    "question": Cible("Q", "une question de la banque d’entretien", "Q-FLX-16"),
}
# Targets without identifier: a sub-section (2e), a data item (4d.reversibilite), the name of a state.
# A sub-section is named by its number in the document (0c), or by its code in the outline (P2).
_SOUS_SECTION = r"(?:0[a-f]|[1-4][a-g]|[567]|8[a-g]|P[0-5]|X[1-8])"
SANS_PREFIXE = {
    "sous_section": re.compile(rf"^{_SOUS_SECTION}$"),
    "donnee": re.compile(rf"^{_SOUS_SECTION}(?:\.[a-z][a-z0-9_]*)+$"),
    "etat": re.compile(r"^.+$"),
    # A case as one tester played it: the record that says it, and the case.
    "execution": re.compile(rf"^REL-[0-9]{{1,4}}(?:\.v[0-9]{{1,4}})?#CT{_SUITE}$"),
}
_NOMS = {
    "sous_section": "une sous-partie du plan (2e)",
    "donnee": "une donnée du plan (4d.reversibilite)",
    "etat": "un état",
    "execution": "le passage d’un cas (REL-01#CT-01)",
}


@dataclass(frozen=True, slots=True)
class Prefixe:
    """The value is the identifier of its own element, with this prefix."""

    prefixe: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "pattern": f"^{self.prefixe}(?=-){_SUITE}$"}

    def _check(self, value: str) -> str:
        if _IDENTIFIANT.match(value) and value.startswith(self.prefixe + "-"):
            return value
        raise PydanticCustomError(
            "identifiant",
            "« {valeur} » n’est pas un identifiant de la forme attendue. "
            "Écrivez par exemple {exemple}.",
            {"valeur": value, "exemple": _exemple(self.prefixe)},
        )


@dataclass(frozen=True, slots=True)
class Vers:
    """The value names another element, of one of these targets, or one of these words."""

    cibles: tuple[str, ...]
    mots_admis: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        formes = [
            SANS_PREFIXE[c].pattern if c in SANS_PREFIXE else f"^{CIBLES[c].prefixe}(?=-){_SUITE}$"
            for c in self.cibles
        ]
        return {**handler(schema), "pattern": "|".join([*formes, *map(_exactly, self.mots_admis)])}

    def _check(self, value: str) -> str:
        if value in self.mots_admis or any(_designates(value, cible) for cible in self.cibles):
            return value
        attendu = ", ".join(map(_name, self.cibles))
        raise PydanticCustomError(
            "reference",
            "« {valeur} » ne désigne pas ce qui est attendu ici\u00a0: {attendu}.",
            {"valeur": value, "attendu": " ou ".join([attendu, *self.mots_admis])},
        )


def designate(identifiant: str) -> str | None:
    """Return the target that `identifiant` designates (`role` for ROL-COM), or None."""
    found = _IDENTIFIANT.match(identifiant)
    return _PAR_PREFIXE.get(identifiant.split("-", 1)[0]) if found else None


def _designates(value: str, cible: str) -> bool:
    if cible in SANS_PREFIXE:
        return bool(SANS_PREFIXE[cible].match(value))
    return bool(_IDENTIFIANT.match(value)) and value.startswith(CIBLES[cible].prefixe + "-")


def _name(cible: str) -> str:
    return _NOMS.get(cible) or f"{CIBLES[cible].nom} ({CIBLES[cible].exemple})"


def _exactly(mot: str) -> str:
    return f"^{re.escape(mot)}$"


def _exemple(prefixe: str) -> str:
    return CIBLES[_PAR_PREFIXE[prefixe]].exemple


_PAR_PREFIXE = {cible.prefixe: nom for nom, cible in CIBLES.items()}

IdAnomalie = Annotated[str, Prefixe("ANO")]
IdCampagne = Annotated[str, Prefixe("CAMP")]
IdCasDeTest = Annotated[str, Prefixe("CT")]
IdChamp = Annotated[str, Prefixe("CH")]
IdCible = Annotated[str, Prefixe("CIB")]
IdContrainte = Annotated[str, Prefixe("CON")]
IdCritere = Annotated[str, Prefixe("CRI")]
IdDecision = Annotated[str, Prefixe("DEC")]
IdDemandeEvolution = Annotated[str, Prefixe("DEM")]
IdDysfonctionnement = Annotated[str, Prefixe("DYS")]
IdEntite = Annotated[str, Prefixe("DON")]
IdEntretien = Annotated[str, Prefixe("ENT")]
IdExigence = Annotated[str, Prefixe("EX")]
IdFlux = Annotated[str, Prefixe("FLX")]
IdFrein = Annotated[str, Prefixe("FRE")]
IdInterface = Annotated[str, Prefixe("INT")]
IdIrritant = Annotated[str, Prefixe("IRR")]
IdJalon = Annotated[str, Prefixe("JAL")]
IdLot = Annotated[str, Prefixe("LOT")]
IdMachineEtats = Annotated[str, Prefixe("WF")]
IdMapping = Annotated[str, Prefixe("MAP")]
IdMembre = Annotated[str, Prefixe("MEM")]
IdObjectif = Annotated[str, Prefixe("OBJ")]
IdPersona = Annotated[str, Prefixe("PER")]
IdPhase = Annotated[str, Prefixe("PHA")]
IdPosteDePrix = Annotated[str, Prefixe("PX")]
IdProcessus = Annotated[str, Prefixe("PRC")]
IdPV = Annotated[str, Prefixe("PV")]
IdRapportPrestataire = Annotated[str, Prefixe("RAP")]
IdRegle = Annotated[str, Prefixe("RG")]
IdReserve = Annotated[str, Prefixe("RES")]
IdRisque = Annotated[str, Prefixe("RSQ")]
IdRole = Annotated[str, Prefixe("ROL")]
IdScenario = Annotated[str, Prefixe("SCN")]
IdSegment = Annotated[str, Prefixe("SEG")]
IdSource = Annotated[str, Prefixe("SRC")]
IdSysteme = Annotated[str, Prefixe("SYS")]
IdTraitement = Annotated[str, Prefixe("TRT")]

RefAnomalie = Annotated[str, Vers(("anomalie",))]
RefCampagne = Annotated[str, Vers(("campagne",))]
RefCasDeTest = Annotated[str, Vers(("cas_de_test",))]
RefChamp = Annotated[str, Vers(("champ",))]
RefDonnee = Annotated[str, Vers(("donnee",))]
RefEntite = Annotated[str, Vers(("entite",))]
RefEntiteOuChampOuSource = Annotated[str, Vers(("entite", "champ", "source"))]
RefEntiteOuProcessus = Annotated[str, Vers(("entite", "processus"))]
RefEtat = Annotated[str, Vers(("etat",))]
RefExecution = Annotated[str, Vers(("execution",))]
RefExigence = Annotated[str, Vers(("exigence",))]
RefFlux = Annotated[str, Vers(("flux",))]
RefFrein = Annotated[str, Vers(("frein",))]
RefIrritant = Annotated[str, Vers(("irritant",))]
RefLot = Annotated[str, Vers(("lot",))]
RefMachineEtats = Annotated[str, Vers(("machine_etats",))]
RefMapping = Annotated[str, Vers(("mapping",))]
RefMembre = Annotated[str, Vers(("membre",))]
RefObjectif = Annotated[str, Vers(("objectif",))]
RefOrigine = Annotated[
    str,
    Vers(
        (
            "entretien",
            "irritant",
            "objectif",
            "membre",
            "processus",
            "regle",
            "frein",
            "contrainte",
            "dysfonctionnement",
        )
    ),
]
RefPersona = Annotated[str, Vers(("persona",))]
RefPV = Annotated[str, Vers(("pv",))]
RefRapportPrestataire = Annotated[str, Vers(("rapport_prestataire",))]
RefRegle = Annotated[str, Vers(("regle",))]
RefReserve = Annotated[str, Vers(("reserve",))]
RefRole = Annotated[str, Vers(("role",))]
RefRoleOuAutomatique = Annotated[str, Vers(("role",), ("automatique",))]
RefRoleOuMembre = Annotated[str, Vers(("role", "membre"))]
RefRoleOuPersona = Annotated[str, Vers(("role", "persona"))]
RefRoleOuSysteme = Annotated[str, Vers(("role", "systeme"))]
RefSource = Annotated[str, Vers(("source",))]
RefSourceOuSysteme = Annotated[str, Vers(("source", "systeme"))]
RefSousSection = Annotated[str, Vers(("sous_section",))]
RefSysteme = Annotated[str, Vers(("systeme",))]
RefSystemeOuRole = Annotated[str, Vers(("systeme", "role"))]
RefSystemeOuRoleOuSourceOuRegle = Annotated[str, Vers(("systeme", "role", "source", "regle"))]
RefSystemeOuSource = Annotated[str, Vers(("systeme", "source"))]
RefTraitement = Annotated[str, Vers(("traitement",))]
