"""What a document was made of: the version of the schema, the fingerprint of the content."""

import json
from collections.abc import Iterator
from hashlib import sha256

from pydantic_core import PydanticSerializationError

from cdc_schema.cahier import Cahier
from cdc_schema.differe import write_json

# What a path means: it changes when a key is renamed, moved, or read another way.
VERSION_SCHEMA = "1"


def fingerprint(cahier: Cahier) -> str:
    """Return the same text for the same content, however the files are laid out.

    Comments, blank lines, the order of the keys and how a date or a number is typed do not count;
    the order of a list does.
    """
    return sha256(_canonical(cahier)).hexdigest()


def _canonical(cahier: Cahier) -> bytes:
    try:
        return b"{" + b",".join(_sections(cahier)) + b"}"
    except PydanticSerializationError:  # half of a pair of characters, which no encoding holds
        return json.dumps(cahier.model_dump(exclude_defaults=True), default=str).encode()


def _sections(cahier: Cahier) -> Iterator[bytes]:
    """Yield the sections that say something, as `model_dump_json` would, each with its own writer."""
    for cle, info in Cahier.model_fields.items():
        valeur = getattr(cahier, cle)
        if valeur != info.get_default(call_default_factory=True):
            yield f'"{cle}":'.encode() + write_json(info.annotation, valeur)
