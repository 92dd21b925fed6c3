"""JSON Schemas of the files of a project, for the completion and the checks of an editor.

A YAML editor types scalars by itself and reads `champ:` alone as null: these schemas accept what
it makes of a file that `cdc` accepts.
"""

from __future__ import annotations

from typing import Any

from cdc_schema.cahier import Cahier
from cdc_schema.plan import CHAPITRES, FICHIER_PROJET, FICHIERS_RECETTE

Schema = dict[str, Any]

_DIALECTE = "http://json-schema.org/draft-07/schema#"
_DEFS = "#/$defs/"


def json_schemas() -> dict[str, Schema]:
    """Return the JSON Schema (draft 7) of each file, by its path in a project."""
    racine = Cahier.model_json_schema()
    definitions: Schema = {nom: _relax(d) for nom, d in racine["$defs"].items()}
    proprietes: Schema = _relax(racine)["properties"]
    fichiers = {
        f"cahier/{c.fichier}": _file(c.titre, [s.cle for s in c.sous_sections if not s.derive])
        for c in CHAPITRES
    }
    for f in FICHIERS_RECETTE:
        fichiers[f.chemin] = _file(f.titre, [s.cle for s in f.sous_sections])
    documents = {
        fichier: {**forme, "properties": {c: proprietes[c] for c in forme["properties"]}}
        for fichier, forme in fichiers.items()
    }
    documents[FICHIER_PROJET] = {"$schema": _DIALECTE, **definitions["DescriptionProjet"]}
    return {f: _with_definitions(d, definitions) for f, d in sorted(documents.items())}


def _file(titre: str, cles: list[str]) -> Schema:
    return {
        "$schema": _DIALECTE,
        "title": titre,
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": dict.fromkeys(cles),
    }


def _relax(schema: Schema) -> Schema:
    """Let every key of an object stay without value."""
    relaxed = {k: v for k, v in schema.items() if k not in ("default", "required")}
    for groupe in ("properties", "patternProperties"):
        if groupe in relaxed:
            relaxed[groupe] = {k: _nullable(v) for k, v in relaxed[groupe].items()}
    if isinstance(relaxed.get("additionalProperties"), dict):
        relaxed["additionalProperties"] = _nullable(relaxed["additionalProperties"])
    if "required" in schema and not relaxed.get("properties", {}).keys() - set(schema["required"]):
        relaxed["required"] = schema["required"]
    return relaxed


def _nullable(schema: Schema) -> Schema:
    words: Schema = {k: schema[k] for k in ("title", "description", "examples") if k in schema}
    rest = _relax({k: v for k, v in schema.items() if k not in words})
    if {"type": "null"} in rest.get("anyOf", ()):
        return {**words, **rest}
    return {**words, "anyOf": [rest, {"type": "null"}]}


def _with_definitions(document: Schema, definitions: Schema) -> Schema:
    """Add to `document` the definitions that it uses, and those that they use."""
    needed: dict[str, Schema] = {}
    waiting = _references(document)
    while waiting:
        nom = waiting.pop()
        if nom not in needed:
            needed[nom] = definitions[nom]
            waiting |= _references(definitions[nom])
    return {**document, "$defs": dict(sorted(needed.items()))}


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        here = {value["$ref"].removeprefix(_DEFS)} if isinstance(value.get("$ref"), str) else set()
        return here.union(*map(_references, value.values()))
    if isinstance(value, list):
        return set().union(*map(_references, value))
    return set()
