"""Write, check and accept the requirements specification of a CRM."""
