"""Write, check and accept the requirements specification of a CRM."""

__version__ = "0.1.0"
