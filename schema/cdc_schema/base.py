"""What every section and every record of the specification has in common."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

# An answer of an interview, a decision, or the row of an imported table or the cell of a tester’s
# workbook: version, sheet and cell.
_SOURCE = (
    r"^(?:ENT-[0-9]{1,4}(?:#Q-[A-Z][A-Z0-9]{0,7}-[0-9]{1,4})?|ARB-[0-9]{1,4}"
    r"|(?:IMP|REL)-[0-9]{1,4}(?:\.v[0-9]{1,4})?#[^\n]{1,200}![A-Z]{1,3}[0-9]{1,7})$"
)
PROVENANCE = "provenance"

Source = Annotated[str, Field(pattern=_SOURCE)]


class Element(BaseModel):
    """Un objet du cahier : tout y est facultatif, rien d’inconnu n’y entre.

    Une clé sans valeur (`effectif:` seul) vaut une clé absente : la donnée reste à remplir.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_unset(cls, data: Any) -> Any:
        """Read `champ:` alone as an absent key, so that lists and records stay empty."""
        if not isinstance(data, dict):
            return data
        champs = cls.model_fields
        return {k: v for k, v in data.items() if v is not None or k not in champs}


class Section(Element):
    """Une sous-partie du plan, écrite une seule fois."""

    provenance: dict[str, list[Source]] = Field(
        default={},
        title="Provenance",
        description="Pour chaque donnée, les réponses d’entretien dont elle vient. Tenue par cdc.",
        examples=[{"effectif": ["ENT-04#Q-ENT-05"]}],
    )


class Entree(Element):
    """Un élément d’une liste du cahier."""

    provenance: list[Source] = Field(
        default=[],
        title="Provenance",
        description=(
            "Les réponses d’entretien, ou la ligne du tableau importé, dont cet élément vient. "
            "Tenue par cdc."
        ),
        examples=[["ENT-04#Q-FLX-16"]],
    )
