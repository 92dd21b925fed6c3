"""The local page: one project, one person, one machine. Its HTML comes from `formats/html/atelier`."""
