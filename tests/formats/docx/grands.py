"""Specifications as large as wished: objectives and requirements, roles and entities."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

from tests.builders import make_cahier

if TYPE_CHECKING:
    from cdc_schema import Cahier

_SECTIONS = ("2a", "2b", "2c", "2d", "2e", "2f", "3b", "4b", "4f")
_DROITS: tuple[list[str], ...] = (
    ["R"],
    ["C", "R", "U"],
    [],
    ["R", "U", "D", "export"],
    ["C", "R", "U", "D", "export", "import"],
)


def couverture(objectifs: int, exigences: int, *, sans: int = 0, oublies: int = 0) -> Cahier:
    """Return requirements that serve objectives in turn.

    Args:
        objectifs: how many objectives.
        exigences: how many requirements, shared between a few sections.
        sans: how many of the first requirements serve none.
        oublies: how many of the last objectives nothing serves.
    """
    servis = cycle(range(1, objectifs - oublies + 1))
    return make_cahier(
        objectifs=[
            {"id": f"OBJ-{n:02}", "enonce": f"objectif {n} de l’entreprise"}
            for n in range(1, objectifs + 1)
        ],
        exigences=[
            {
                "id": f"EX-LEA-{n:03}",
                "titre": f"Besoin {n} des équipes commerciales",
                "section": _SECTIONS[n * len(_SECTIONS) // (exigences + 1)],
                "objectifs": [f"OBJ-{next(servis):02}"] if n > sans else [],
            }
            for n in range(1, exigences + 1)
        ],
    )


def droits(roles: int, entites: int, **autres: Any) -> Cahier:
    """Return the rights of `roles` on `entites`, in turn."""
    droits = cycle(_DROITS)
    return make_cahier(
        droits={
            "roles": [
                {"id": f"ROL-{n}", "nom": f"Responsable du service {n}", "nombre_utilisateurs": n}
                for n in range(1, roles + 1)
            ],
            "matrice": {
                f"ROL-{n}": {f"DON-{m}": next(droits) for m in range(1, entites + 1)}
                for n in range(1, roles + 1)
            },
            **autres,
        },
        cartographie={
            "entites": [
                {"id": f"DON-{m}", "nom": f"Entité métier {m}", "definition": "Une fiche."}
                for m in range(1, entites + 1)
            ]
        },
    )
