"""The question bank as an XLSForm, for KoboToolbox and ODK."""

from cdc.formats.xlsform.classeur import render_xlsform

__all__ = ["render_xlsform"]
