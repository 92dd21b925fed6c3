"""What reading a damaged file raises: its archive, its XML, a number, a part that is missing."""

from __future__ import annotations

import zipfile
import zlib

# Anything else raised by our own readers is a fault of theirs, and shows its traceback.
ABIME = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # of the XML: `ParseError` and `XMLSyntaxError` are some
    ValueError,  # a number, an encoding, a part that defusedxml forbids
    LookupError,  # a part, a style, a text that is not there
    ArithmeticError,
    EOFError,
    OSError,
    NotImplementedError,  # a compression that Python does not know
    RuntimeError,  # a part that is encrypted, nesting without end
)
