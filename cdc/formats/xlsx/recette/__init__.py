"""The workbook that a tester fills offline, and how it is read back."""
